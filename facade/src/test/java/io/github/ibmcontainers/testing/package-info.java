/** Shared test utilities. */
@NullMarked
package io.github.ibmcontainers.testing;

import org.jspecify.annotations.NullMarked;
