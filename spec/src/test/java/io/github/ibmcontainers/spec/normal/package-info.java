/** Tests of the normal form. */
@NullMarked
package io.github.ibmcontainers.spec.normal;

import org.jspecify.annotations.NullMarked;
