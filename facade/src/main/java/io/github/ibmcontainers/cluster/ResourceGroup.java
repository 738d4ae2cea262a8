package io.github.ibmcontainers.cluster;

import java.util.Optional;

/**
 * The resource group of a cluster.
 *
 * @param id the id
 * @param name the name, if the response has it
 */
public record ResourceGroup(String id, Optional<String> name) {}
