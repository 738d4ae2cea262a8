package io.github.ibmcontainers.resourcegroup;

import java.util.List;
import java.util.Optional;

/**
 * The resource groups of the scope's account ({@code GET /v2/resource_groups} of the resource
 * controller). Thread-safe.
 *
 * <p>The list of an account is cached for five minutes and shared by all views of a client. A group
 * that isn't in the cached list is looked up in a new one before a method reports that it doesn't
 * exist. Methods throw {@link io.github.ibmcontainers.error.ContainersException} if a request
 * fails.
 */
public interface ResourceGroups {
  /** Lists all resource groups of the account. */
  List<ResourceGroup> list();

  /**
   * Finds a resource group.
   *
   * @param idOrName its id or its exact name
   * @return the group; empty if the account has no such group
   * @throws io.github.ibmcontainers.error.ResourceGroupSelectionException if several groups match
   * @throws IllegalArgumentException if the text is blank or can't be sent as a header
   */
  Optional<ResourceGroup> find(String idOrName);

  /**
   * Returns the resource group that a selector selects.
   *
   * @throws io.github.ibmcontainers.error.ResourceGroupSelectionException if no group, or more than
   *     one, matches; the message lists the candidates
   */
  ResourceGroup get(ResourceGroupSelector selector);

  /** Discards the cached list of the account. */
  void refresh();
}
