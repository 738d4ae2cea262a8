package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Serves the API discovery documents. Immutable. */
final class Discovery {
  private static final String AUTHORIZATION = "authorization.k8s.io/v1";
  private static final String AUTHENTICATION = "authentication.k8s.io/v1";
  private static final String PROJECT = "project.openshift.io/v1";

  /** The entries of the types by {@code group/version}. */
  private final Map<String, List<JsonObject>> resources = new LinkedHashMap<>();

  Discovery(List<ResourceType> types) {
    for (ResourceType type : types) {
      List<JsonObject> list =
          resources.computeIfAbsent(type.apiVersion(), version -> new ArrayList<>());
      list.add(resource(type));
      type.subresources().forEach(subresource -> list.add(subresource(type, subresource)));
    }
    review(AUTHORIZATION, "selfsubjectaccessreviews", "SelfSubjectAccessReview");
    review(AUTHORIZATION, "selfsubjectrulesreviews", "SelfSubjectRulesReview");
    review(AUTHENTICATION, "selfsubjectreviews", "SelfSubjectReview");
    if (types.contains(ResourceTypes.PROJECTS)) {
      review(PROJECT, "projectrequests", "ProjectRequest");
    }
  }

  private void review(String version, String plural, String kind) {
    resources
        .computeIfAbsent(version, v -> new ArrayList<>())
        .add(entry(plural, kind.toLowerCase(java.util.Locale.ROOT), false, kind, Set.of("create")));
  }

  /** Returns the discovery document at a path, if any. */
  Optional<JsonObject> at(String path) {
    if (path.equals("/api")) {
      return Optional.of(coreVersions());
    }
    if (path.equals("/apis")) {
      return Optional.of(groups());
    }
    if (path.startsWith("/api/")) {
      return Optional.ofNullable(resources.get(path.substring(5)))
          .map(r -> list(path.substring(5)));
    }
    if (!path.startsWith("/apis/")) {
      return Optional.empty();
    }
    String name = path.substring(6);
    return resources.containsKey(name) && name.contains("/")
        ? Optional.of(list(name))
        : resources.keySet().stream()
            .filter(version -> version.startsWith(name + "/"))
            .findFirst()
            .map(
                version -> {
                  JsonObject group = group(version);
                  group.addProperty("kind", "APIGroup");
                  group.addProperty("apiVersion", "v1");
                  return group;
                });
  }

  /** Returns the aggregated form of the documents. */
  AggregatedDiscovery aggregated() {
    return new AggregatedDiscovery(resources);
  }

  private JsonObject list(String version) {
    JsonObject list = KubeJson.object("v1", "APIResourceList");
    list.addProperty("groupVersion", version);
    JsonArray array = new JsonArray();
    resources.getOrDefault(version, List.of()).forEach(array::add);
    list.add("resources", array);
    return list;
  }

  private static JsonObject coreVersions() {
    JsonObject versions = new JsonObject();
    versions.addProperty("kind", "APIVersions");
    versions.add("versions", KubeJson.array(List.of("v1")));
    JsonObject address = new JsonObject();
    address.addProperty("clientCIDR", "0.0.0.0/0");
    address.addProperty("serverAddress", "172.20.0.1:2040");
    versions.add("serverAddressByClientCIDRs", KubeJson.arrayOf(address));
    return versions;
  }

  private JsonObject groups() {
    JsonObject groups = KubeJson.object("v1", "APIGroupList");
    JsonArray list = new JsonArray();
    resources.keySet().stream()
        .filter(version -> version.contains("/"))
        .forEach(version -> list.add(group(version)));
    groups.add("groups", list);
    return groups;
  }

  private static JsonObject group(String groupVersion) {
    int slash = groupVersion.indexOf('/');
    JsonObject version = new JsonObject();
    version.addProperty("groupVersion", groupVersion);
    version.addProperty("version", groupVersion.substring(slash + 1));
    JsonObject group = new JsonObject();
    group.addProperty("name", groupVersion.substring(0, slash));
    group.add("versions", KubeJson.arrayOf(version));
    group.add("preferredVersion", version.deepCopy());
    return group;
  }

  private static JsonObject resource(ResourceType type) {
    JsonObject entry =
        entry(type.plural(), type.singular(), type.namespaced(), type.kind(), type.verbs());
    if (!type.shortNames().isEmpty()) {
      entry.add("shortNames", KubeJson.array(type.shortNames()));
    }
    if (!type.categories().isEmpty()) {
      entry.add("categories", KubeJson.array(type.categories()));
    }
    return entry;
  }

  private static JsonObject subresource(ResourceType type, String subresource) {
    String kind =
        switch (subresource) {
          case "eviction" -> "Eviction";
          case "scale" -> "Scale";
          default -> type.kind();
        };
    Set<String> verbs =
        switch (subresource) {
          case "eviction" -> Set.of("create");
          case "log" -> Set.of("get");
          default -> Set.of("get", "patch", "update");
        };
    JsonObject entry = entry(type.plural() + "/" + subresource, "", type.namespaced(), kind, verbs);
    if (subresource.equals("eviction") || subresource.equals("scale")) {
      entry.addProperty("group", subresource.equals("scale") ? "autoscaling" : "policy");
      entry.addProperty("version", "v1");
    }
    return entry;
  }

  private static JsonObject entry(
      String name, String singular, boolean namespaced, String kind, Set<String> verbs) {
    JsonObject entry = new JsonObject();
    entry.addProperty("name", name);
    entry.addProperty("singularName", singular);
    entry.addProperty("namespaced", namespaced);
    entry.addProperty("kind", kind);
    entry.add("verbs", KubeJson.array(verbs.stream().sorted().toList()));
    return entry;
  }
}
