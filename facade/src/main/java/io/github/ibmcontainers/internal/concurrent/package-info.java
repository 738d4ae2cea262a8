/** Futures, thread pools and held tokens. Not part of the public API. */
@NullMarked
package io.github.ibmcontainers.internal.concurrent;

import org.jspecify.annotations.NullMarked;
