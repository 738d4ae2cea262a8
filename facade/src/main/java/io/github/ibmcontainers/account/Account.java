package io.github.ibmcontainers.account;

import org.jspecify.annotations.Nullable;

/**
 * An IBM Cloud account.
 *
 * @param id 32 hexadecimal digits, {@code metadata.guid} of the accounts API
 * @param name the display name, or {@code null} if the service returned none
 * @param state the state as returned by the service, such as {@code ACTIVE}, or {@code null}
 */
public record Account(String id, @Nullable String name, @Nullable String state) {}
