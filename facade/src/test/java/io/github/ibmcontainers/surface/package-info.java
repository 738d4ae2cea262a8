/** Compares the public API with the committed listings. */
@NullMarked
package io.github.ibmcontainers.surface;

import org.jspecify.annotations.NullMarked;
