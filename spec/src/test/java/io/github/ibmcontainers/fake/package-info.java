/** Tests of the fake cloud with plain HTTP requests, as in IBM's guides. */
@NullMarked
package io.github.ibmcontainers.fake;

import org.jspecify.annotations.NullMarked;
