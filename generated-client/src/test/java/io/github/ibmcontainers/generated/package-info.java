/** Tests of what the templates make, over real HTTP. */
@NullMarked
package io.github.ibmcontainers.generated;

import org.jspecify.annotations.NullMarked;
