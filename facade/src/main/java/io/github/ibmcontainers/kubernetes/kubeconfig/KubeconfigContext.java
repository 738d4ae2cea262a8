package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.Optional;

/**
 * A context in a kubeconfig: a cluster with a user.
 *
 * @param name the name in the file
 * @param cluster the cluster's name
 * @param user the user's name; empty for OpenShift clusters before the login
 * @param namespace the default namespace
 */
public record KubeconfigContext(
    String name, String cluster, Optional<String> user, Optional<String> namespace) {}
