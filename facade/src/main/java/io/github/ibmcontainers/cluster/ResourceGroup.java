package io.github.ibmcontainers.cluster;

import java.util.Optional;

/**
 * The resource group of a cluster.
 *
 * @param id its id
 * @param name its name, if the answer tells it
 */
public record ResourceGroup(String id, Optional<String> name) {}
