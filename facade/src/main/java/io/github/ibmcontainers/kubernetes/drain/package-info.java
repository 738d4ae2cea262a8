/**
 * Draining nodes through the Kubernetes API of a cluster: marks nodes as unschedulable and evicts
 * their pods.
 */
@NullMarked
package io.github.ibmcontainers.kubernetes.drain;

import org.jspecify.annotations.NullMarked;
