package io.github.ibmcontainers.fake.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.List;

/** Writes objects of the Kubernetes API. */
final class KubernetesJson {
  private KubernetesJson() {}

  static JsonObject object(String apiVersion, String kind) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", kind);
    object.addProperty("apiVersion", apiVersion);
    return object;
  }

  static JsonObject named(String apiVersion, String kind, String name) {
    JsonObject object = object(apiVersion, kind);
    JsonObject metadata = new JsonObject();
    metadata.addProperty("name", name);
    metadata.addProperty(
        "uid",
        java.util
            .UUID
            .nameUUIDFromBytes((kind + name).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .toString());
    metadata.addProperty("resourceVersion", "100");
    metadata.addProperty("creationTimestamp", "2026-01-02T03:04:05Z");
    object.add("metadata", metadata);
    return object;
  }

  static JsonObject list(String apiVersion, String kind, List<JsonObject> items) {
    JsonObject list = object(apiVersion, kind + "List");
    JsonObject metadata = new JsonObject();
    metadata.addProperty("resourceVersion", "1000");
    list.add("metadata", metadata);
    JsonArray array = new JsonArray();
    items.forEach(array::add);
    list.add("items", array);
    return list;
  }

  /** One line for each object that is there, then a bookmark; then the watch ends. */
  static Reply watch(String apiVersion, String kind, List<JsonObject> items) {
    StringBuilder lines = new StringBuilder();
    for (JsonObject item : items) {
      lines.append(event("ADDED", item)).append('\n');
    }
    JsonObject bookmark = object(apiVersion, kind);
    JsonObject metadata = new JsonObject();
    metadata.addProperty("resourceVersion", "1000");
    bookmark.add("metadata", metadata);
    lines.append(event("BOOKMARK", bookmark)).append('\n');
    return Reply.of(200, "application/json", lines.toString());
  }

  private static JsonObject event(String type, JsonObject object) {
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("object", object);
    return event;
  }

  static Reply status(int code, String reason, String message) {
    JsonObject status = object("v1", "Status");
    status.add("metadata", new JsonObject());
    status.addProperty("status", "Failure");
    status.addProperty("message", message);
    status.addProperty("reason", reason);
    status.addProperty("code", code);
    return Reply.json(code, status);
  }

  /** A resource type for discovery. */
  static JsonObject resource(String plural, String kind, boolean namespaced, String... verbs) {
    JsonObject resource = new JsonObject();
    resource.addProperty("name", plural);
    resource.addProperty("singularName", plural.substring(0, plural.length() - 1));
    resource.addProperty("namespaced", namespaced);
    resource.addProperty("kind", kind);
    JsonArray array = new JsonArray();
    for (String verb : verbs) {
      array.add(verb);
    }
    resource.add("verbs", array);
    return resource;
  }

  static JsonObject resources(String groupVersion, JsonObject... resources) {
    JsonObject list = object("v1", "APIResourceList");
    list.addProperty("groupVersion", groupVersion);
    JsonArray array = new JsonArray();
    for (JsonObject resource : resources) {
      array.add(resource);
    }
    list.add("resources", array);
    return list;
  }
}
