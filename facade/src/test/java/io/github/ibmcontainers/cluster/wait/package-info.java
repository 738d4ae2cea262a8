/** Tests of waits. */
@NullMarked
package io.github.ibmcontainers.cluster.wait;

import org.jspecify.annotations.NullMarked;
