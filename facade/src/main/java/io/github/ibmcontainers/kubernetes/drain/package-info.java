/**
 * Taking nodes out of service through the cluster's own API: mark as unschedulable, evict the pods.
 */
@NullMarked
package io.github.ibmcontainers.kubernetes.drain;

import org.jspecify.annotations.NullMarked;
