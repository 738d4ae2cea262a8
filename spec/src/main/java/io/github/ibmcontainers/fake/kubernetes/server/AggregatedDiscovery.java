package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves all groups and types in one document, as newer clients request. Immutable. */
final class AggregatedDiscovery {
  private static final Pattern ACCEPT =
      Pattern.compile("g=apidiscovery\\.k8s\\.io;v=(v2|v2beta1);as=APIGroupDiscoveryList");

  /** The first minor version of Kubernetes that supports {@code v2} of the document. */
  private static final int MIN_MINOR_OF_V2 = 30;

  private final Map<String, List<JsonObject>> resources;

  /**
   * Creates the aggregated form of discovery documents.
   *
   * @param resources the entries of the discovery documents by group and version
   */
  AggregatedDiscovery(Map<String, List<JsonObject>> resources) {
    this.resources = resources;
  }

  /** Returns the document if the client accepts a version that the server supports. */
  Optional<Reply> reply(Exchange exchange, int minor) {
    boolean core = exchange.path().equals("/api");
    String accept = exchange.headers().get("Accept");
    if (accept == null || !(core || exchange.path().equals("/apis"))) {
      return Optional.empty();
    }
    for (String mediaType : accept.split(",", -1)) {
      Matcher requested = ACCEPT.matcher(mediaType);
      if (!requested.find()) {
        return Optional.empty();
      }
      if (minor >= MIN_MINOR_OF_V2 || requested.group(1).equals("v2beta1")) {
        return Optional.of(
            Reply.json(200, document(core, requested.group(1)))
                .replaceHeader("Content-Type", "application/json;" + requested.group()));
      }
    }
    return Optional.empty();
  }

  private JsonObject document(boolean core, String version) {
    Map<String, JsonObject> groups = new LinkedHashMap<>();
    resources.forEach(
        (groupVersion, entries) -> {
          int slash = groupVersion.indexOf('/');
          String group = groupVersion.substring(0, Math.max(0, slash));
          if (core == group.isEmpty()) {
            JsonObject item = groups.computeIfAbsent(group, AggregatedDiscovery::group);
            item.getAsJsonArray("versions")
                .add(version(group, groupVersion.substring(slash + 1), entries));
          }
        });
    JsonObject list = KubeJson.object("apidiscovery.k8s.io/" + version, "APIGroupDiscoveryList");
    list.add("metadata", new JsonObject());
    list.add("items", KubeJson.arrayOf(groups.values().toArray(new JsonObject[0])));
    return list;
  }

  private static JsonObject group(String name) {
    JsonObject group = new JsonObject();
    if (!name.isEmpty()) {
      KubeJson.metadata(group).addProperty("name", name);
    }
    group.add("versions", new JsonArray());
    return group;
  }

  private static JsonObject version(String group, String version, List<JsonObject> entries) {
    Map<String, JsonObject> types = new LinkedHashMap<>();
    for (JsonObject entry : entries) {
      String[] names = KubeJson.text(entry, "name").split("/", 2);
      JsonObject described = new JsonObject();
      described.addProperty(
          names.length == 1 ? "resource" : "subresource", names[names.length - 1]);
      described.add("responseKind", kind(entry, group, version));
      if (names.length == 1) {
        described.addProperty(
            "scope", KubeJson.flag(entry, "namespaced") ? "Namespaced" : "Cluster");
        described.add("singularResource", entry.get("singularName"));
        types.put(names[0], described);
      } else {
        subresources(Objects.requireNonNull(types.get(names[0]))).add(described);
      }
      for (String list : List.of("verbs", "shortNames", "categories")) {
        KubeJson.at(entry, list).ifPresent(value -> described.add(list, value));
      }
    }
    JsonObject result = new JsonObject();
    result.addProperty("version", version);
    result.add("resources", KubeJson.arrayOf(types.values().toArray(new JsonObject[0])));
    result.addProperty("freshness", "Current");
    return result;
  }

  private static JsonArray subresources(JsonObject type) {
    JsonElement present = type.get("subresources");
    if (present != null) {
      return present.getAsJsonArray();
    }
    JsonArray added = new JsonArray();
    type.add("subresources", added);
    return added;
  }

  private static JsonObject kind(JsonObject entry, String group, String version) {
    JsonObject kind = new JsonObject();
    kind.addProperty("group", entry.has("group") ? KubeJson.text(entry, "group") : group);
    kind.addProperty("version", entry.has("version") ? KubeJson.text(entry, "version") : version);
    kind.addProperty("kind", KubeJson.text(entry, "kind"));
    return kind;
  }
}
