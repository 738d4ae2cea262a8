package io.github.ibmcontainers.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** No resource group, or more than one, matches the selector. The call was not sent. */
public final class ResourceGroupSelectionException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, String> groups;

  /**
   * @param message what was selected, and the candidates
   * @param groups the names of the resource groups to choose from, by id
   */
  public ResourceGroupSelectionException(String message, Map<String, String> groups) {
    super(message, null);
    this.groups = new LinkedHashMap<>(groups);
  }

  /** Returns the names of the candidate resource groups by id, in the service's order. */
  public Map<String, String> groups() {
    return Collections.unmodifiableMap(groups);
  }
}
