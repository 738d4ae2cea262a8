/** Compares responses with what the API document says of them. Not part of the public API. */
@NullMarked
package io.github.ibmcontainers.internal.drift;

import org.jspecify.annotations.NullMarked;
