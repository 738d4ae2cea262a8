/** Holds the fake container API's answers against the document. */
@NullMarked
package io.github.ibmcontainers.fake.api;

import org.jspecify.annotations.NullMarked;
