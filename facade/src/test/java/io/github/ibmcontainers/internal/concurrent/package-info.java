/** Tests of futures and pools. */
@NullMarked
package io.github.ibmcontainers.internal.concurrent;

import org.jspecify.annotations.NullMarked;
