/**
 * How to wait for something that takes minutes: options, progress, cancellation, and the exceptions
 * that end a wait.
 */
@NullMarked
package io.github.ibmcontainers.cluster.wait;

import org.jspecify.annotations.NullMarked;
