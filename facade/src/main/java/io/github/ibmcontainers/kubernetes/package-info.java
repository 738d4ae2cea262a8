/**
 * From a cluster's name to its own API: {@link io.github.ibmcontainers.kubernetes.KubernetesAccess}
 * calls the API server with tokens that renew themselves and with certificates checked against the
 * cluster's own CA, and hands both over to other Kubernetes clients; {@link
 * io.github.ibmcontainers.kubernetes.Kubeconfig} reads and makes kubeconfig files in memory; {@link
 * io.github.ibmcontainers.kubernetes.OpenShiftLogin} gets an OpenShift cluster's token.
 *
 * <p>All types here are immutable or safe for use by several threads unless they say otherwise.
 * Nothing is written to a disk unless a method that names a path is called.
 */
@NullMarked
package io.github.ibmcontainers.kubernetes;

import org.jspecify.annotations.NullMarked;
