/** Tests of the live check. */
@NullMarked
package io.github.ibmcontainers.check;

import org.jspecify.annotations.NullMarked;
