/** Checks of arguments before anything is sent. */
@NullMarked
package io.github.ibmcontainers.internal.check;

import org.jspecify.annotations.NullMarked;
