/** Tests of backoff and sleeping. */
@NullMarked
package io.github.ibmcontainers.internal.time;

import org.jspecify.annotations.NullMarked;
