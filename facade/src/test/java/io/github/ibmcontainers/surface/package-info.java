/** The public API of what is published, compared with the committed listings of it. */
@NullMarked
package io.github.ibmcontainers.surface;

import org.jspecify.annotations.NullMarked;
