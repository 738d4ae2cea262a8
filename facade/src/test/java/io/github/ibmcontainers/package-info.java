/** Tests of the client as a whole. */
@NullMarked
package io.github.ibmcontainers;

import org.jspecify.annotations.NullMarked;
