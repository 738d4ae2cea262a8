package io.github.ibmcontainers.resourcegroup;

import java.util.Optional;

/**
 * The resource group of a resource, as far as a response about the resource contains it.
 *
 * @param id the id
 * @param name the name, if the response contains it
 */
public record ResourceGroupReference(String id, Optional<String> name) {}
