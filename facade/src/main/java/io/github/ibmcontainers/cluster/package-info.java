/**
 * Clusters, their workers, pools, networks and ingress, with one meaning whatever the provider
 * (classic, VPC, Satellite) and the API version (v1, v2). Entry: {@link
 * io.github.ibmcontainers.cluster.Clusters} and the other groups of methods that the client hands
 * out. Views are immutable; groups are safe for use by many threads, builders are not.
 */
@NullMarked
package io.github.ibmcontainers.cluster;

import org.jspecify.annotations.NullMarked;
