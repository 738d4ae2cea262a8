/** Tests of networks. */
@NullMarked
package io.github.ibmcontainers.cluster.network;

import org.jspecify.annotations.NullMarked;
