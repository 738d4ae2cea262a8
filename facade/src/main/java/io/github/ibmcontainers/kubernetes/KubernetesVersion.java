package io.github.ibmcontainers.kubernetes;

/**
 * The version of a cluster's API server, from {@code GET /version}.
 *
 * @param major such as {@code 1}
 * @param minor such as {@code 30}
 * @param gitVersion such as {@code v1.30.6+IKS}
 * @param platform such as {@code linux/amd64}
 */
public record KubernetesVersion(String major, String minor, String gitVersion, String platform) {}
