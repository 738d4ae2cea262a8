/**
 * From a cluster's name to its own API. {@link io.github.ibmcontainers.kubernetes.KubernetesAccess}
 * calls the API server with tokens that are renewed and with certificates verified against the
 * cluster's CA, and hands both to other Kubernetes clients. {@link
 * io.github.ibmcontainers.kubernetes.OpenShiftLogin} gets an OpenShift cluster's token.
 *
 * <p>Types are immutable or thread-safe unless they say otherwise.
 */
@NullMarked
package io.github.ibmcontainers.kubernetes;

import org.jspecify.annotations.NullMarked;
