/**
 * Networks: VLANs of classic infrastructure, VPCs and subnets. Start with {@link
 * io.github.ibmcontainers.cluster.network.Networks}.
 */
@NullMarked
package io.github.ibmcontainers.cluster.network;

import org.jspecify.annotations.NullMarked;
