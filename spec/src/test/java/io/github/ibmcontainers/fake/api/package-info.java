/** Compares the responses of the fake container API with the document. */
@NullMarked
package io.github.ibmcontainers.fake.api;

import org.jspecify.annotations.NullMarked;
