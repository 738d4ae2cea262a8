/** Tests of futures and thread pools. */
@NullMarked
package io.github.ibmcontainers.internal.concurrent;

import org.jspecify.annotations.NullMarked;
