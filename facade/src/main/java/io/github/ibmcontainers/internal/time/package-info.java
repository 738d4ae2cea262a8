/** Time as the library sees it, so that tests can turn the clock. Not for use from outside. */
@NullMarked
package io.github.ibmcontainers.internal.time;

import org.jspecify.annotations.NullMarked;
