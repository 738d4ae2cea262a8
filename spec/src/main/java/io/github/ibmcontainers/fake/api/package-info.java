/** The document side of the fake container API: finds, checks and describes requests. */
@NullMarked
package io.github.ibmcontainers.fake.api;

import org.jspecify.annotations.NullMarked;
