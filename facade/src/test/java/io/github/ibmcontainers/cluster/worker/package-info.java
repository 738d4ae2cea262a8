/** Tests of worker nodes and their rolling replacement. */
@NullMarked
package io.github.ibmcontainers.cluster.worker;

import org.jspecify.annotations.NullMarked;
