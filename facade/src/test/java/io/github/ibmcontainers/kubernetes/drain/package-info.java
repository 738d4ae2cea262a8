/** Tests of draining nodes of a fake cloud. */
@NullMarked
package io.github.ibmcontainers.kubernetes.drain;

import org.jspecify.annotations.NullMarked;
