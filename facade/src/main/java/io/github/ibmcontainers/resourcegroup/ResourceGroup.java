package io.github.ibmcontainers.resourcegroup;

import java.util.Optional;

/**
 * A resource group of an account.
 *
 * @param id the id, 32 hexadecimal digits
 * @param name the name, unique within the account
 * @param account the id of the account, if the response contains it
 * @param isDefault whether it is the default resource group of the account
 * @param state the state in the service's words, such as {@code ACTIVE}
 */
public record ResourceGroup(
    String id, String name, Optional<String> account, boolean isDefault, Optional<String> state) {}
