/** Tests of the checks of input. */
@NullMarked
package io.github.ibmcontainers.internal.check;

import org.jspecify.annotations.NullMarked;
