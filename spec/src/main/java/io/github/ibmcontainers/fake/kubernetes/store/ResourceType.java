package io.github.ibmcontainers.fake.kubernetes.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type of resource that an API server serves. Immutable.
 *
 * @param group its API group; empty text for the core group
 * @param version its version
 * @param plural its name in paths
 * @param kind its kind
 * @param namespaced whether its objects live in namespaces
 * @param shortNames its abbreviations
 * @param categories the groups of types it belongs to, such as {@code all}
 * @param verbs what can be done with it
 * @param subresources what it has below its objects
 * @param storedAs the type whose objects it shows in another form, if it does
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

  /** {@code v1} or {@code group/version}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The plural with its group, as messages have it: {@code deployments.apps}. */
  public String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** The kind with its group, as messages about invalid objects have it. */
  public String qualifiedKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  /** The name of one. */
  public String singular() {
    return kind.toLowerCase(java.util.Locale.ROOT);
  }

  /** The type that its objects are stored under. */
  public ResourceType stored() {
    return storedAs.orElse(this);
  }

  /** Whether it has that subresource. */
  public boolean has(String subresource) {
    return subresources.contains(subresource);
  }

  @Override
  public String toString() {
    return qualified();
  }
}
