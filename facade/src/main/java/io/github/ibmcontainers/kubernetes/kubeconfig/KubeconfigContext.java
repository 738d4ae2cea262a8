package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.Optional;

/**
 * A context of a kubeconfig: a cluster and who speaks to it.
 *
 * @param name its name in the file
 * @param cluster the cluster's name
 * @param user the user's name; absent in what OpenShift clusters give before a login
 * @param namespace the namespace of calls that name none
 */
public record KubeconfigContext(
    String name, String cluster, Optional<String> user, Optional<String> namespace) {}
