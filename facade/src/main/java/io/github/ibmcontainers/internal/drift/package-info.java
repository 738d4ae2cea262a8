/** Compares responses with the API document. Not part of the public API. */
@NullMarked
package io.github.ibmcontainers.internal.drift;

import org.jspecify.annotations.NullMarked;
