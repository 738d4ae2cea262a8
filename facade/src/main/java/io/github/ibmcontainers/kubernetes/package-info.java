/**
 * Access to the Kubernetes API of clusters. {@link
 * io.github.ibmcontainers.kubernetes.KubernetesAccess} calls the API server with renewed tokens and
 * verifies its certificate against the cluster's CA; it also provides both to other Kubernetes
 * clients. {@link io.github.ibmcontainers.kubernetes.OpenShiftLogin} gets the tokens of OpenShift
 * clusters.
 *
 * <p>Types are immutable or thread-safe unless documented otherwise.
 */
@NullMarked
package io.github.ibmcontainers.kubernetes;

import org.jspecify.annotations.NullMarked;
