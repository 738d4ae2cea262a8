package io.github.ibmcontainers.cluster;

import java.util.Optional;

/**
 * Where a cluster's master can be reached.
 *
 * @param publicEnabled whether the public endpoint is on
 * @param publicUrl the public endpoint
 * @param privateEnabled whether the private endpoint is on
 * @param privateUrl the private endpoint
 * @param virtualPrivateUrl the endpoint inside of the VPC, by its virtual private endpoint gateway
 */
public record ServiceEndpoints(
    boolean publicEnabled,
    Optional<String> publicUrl,
    boolean privateEnabled,
    Optional<String> privateUrl,
    Optional<String> virtualPrivateUrl) {}
