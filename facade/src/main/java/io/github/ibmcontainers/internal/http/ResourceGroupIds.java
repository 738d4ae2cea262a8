package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;

/** Resolves the resource group of a call. */
@FunctionalInterface
public interface ResourceGroupIds {
  /** Resolves selectors by id only. */
  ResourceGroupIds GIVEN =
      (context, selector) ->
          selector.id().orElseThrow(() -> new IllegalStateException("No list of resource groups"));

  /**
   * Returns the id of the selected resource group; sends a request if it isn't known.
   *
   * @param context the context of the call that needs the group
   * @throws io.github.ibmcontainers.error.ContainersException if there is no such group, or it
   *     can't be looked up
   */
  String idFor(CallContext context, ResourceGroupSelector selector);

  /**
   * Checks that the account has a resource group with an id, as far as that can be looked up.
   *
   * @throws io.github.ibmcontainers.error.ResourceGroupSelectionException if it hasn't
   */
  default void requireExisting(CallContext context, String id) {}
}
