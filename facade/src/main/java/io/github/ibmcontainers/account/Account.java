package io.github.ibmcontainers.account;

import org.jspecify.annotations.Nullable;

/**
 * An IBM Cloud account.
 *
 * @param id 32 hexadecimal digits, {@code metadata.guid} of the accounts API
 * @param name the name that people see, or {@code null} if the service told none
 * @param state the state in the service's words, such as {@code ACTIVE}, or {@code null}
 */
public record Account(String id, @Nullable String name, @Nullable String state) {}
