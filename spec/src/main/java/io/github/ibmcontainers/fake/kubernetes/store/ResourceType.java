package io.github.ibmcontainers.fake.kubernetes.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource type of an API server. Immutable.
 *
 * @param group its API group; empty text for the core group
 * @param version its version
 * @param plural its name in paths
 * @param kind its kind
 * @param namespaced whether its objects belong to namespaces
 * @param shortNames its abbreviations
 * @param categories the categories that it belongs to, such as {@code all}
 * @param verbs the supported verbs
 * @param subresources the subresources of its objects
 * @param storedAs the type whose objects it presents in another format, if any
 */
public record ResourceType(
    String group,
    String version,
    String plural,
    String kind,
    boolean namespaced,
    List<String> shortNames,
    List<String> categories,
    Set<String> verbs,
    List<String> subresources,
    Optional<ResourceType> storedAs) {

  /** Copies the lists. */
  public ResourceType {
    shortNames = List.copyOf(shortNames);
    categories = List.copyOf(categories);
    verbs = Set.copyOf(verbs);
    subresources = List.copyOf(subresources);
  }

  /** Returns {@code v1} or {@code group/version}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Returns the plural with its group, as in messages: {@code deployments.apps}. */
  public String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** Returns the kind with its group, as in messages about invalid objects. */
  public String qualifiedKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  /** Returns the singular name. */
  public String singular() {
    return kind.toLowerCase(java.util.Locale.ROOT);
  }

  /** Returns the type under which its objects are stored. */
  public ResourceType stored() {
    return storedAs.orElse(this);
  }

  /** Returns whether it has a subresource. */
  public boolean has(String subresource) {
    return subresources.contains(subresource);
  }

  @Override
  public String toString() {
    return qualified();
  }
}
