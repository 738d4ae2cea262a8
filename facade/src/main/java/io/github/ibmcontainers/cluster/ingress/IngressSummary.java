package io.github.ibmcontainers.cluster.ingress;

import java.util.Optional;

/**
 * What a cluster tells of its ingress.
 *
 * @param hostname the subdomain that leads to it
 * @param secretName the secret with the certificate of that subdomain
 * @param state how it is
 * @param message the same for a person
 */
public record IngressSummary(
    Optional<String> hostname,
    Optional<String> secretName,
    IngressState state,
    Optional<String> message) {}
