/** Tests of backoff and pauses. */
@NullMarked
package io.github.ibmcontainers.internal.time;

import org.jspecify.annotations.NullMarked;
