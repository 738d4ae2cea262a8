/** Waiting for operations that take minutes: options, progress, cancellation, and exceptions. */
@NullMarked
package io.github.ibmcontainers.cluster.wait;

import org.jspecify.annotations.NullMarked;
