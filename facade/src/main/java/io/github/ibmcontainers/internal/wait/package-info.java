/** The polling behind the {@code await} methods. */
@NullMarked
package io.github.ibmcontainers.internal.wait;

import org.jspecify.annotations.NullMarked;
