package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.List;

/** The requested representation of objects, from the {@code Accept} header. */
enum Representation {
  /** The objects themselves. */
  OBJECT,
  /** A table, as {@code kubectl get} prints it. */
  TABLE,
  /** Only the metadata. */
  METADATA;

  static Representation of(ApiRequest request) {
    String accept = request.exchange().headers().get("Accept");
    if (accept == null || accept.isBlank()) {
      return OBJECT;
    }
    for (String part : accept.split(",", -1)) {
      String type = part.replace(" ", "");
      if (type.startsWith("application/json;") && type.contains("g=meta.k8s.io")) {
        if (type.contains("as=Table") && type.matches(".*;v=v1(;.*)?")) {
          return TABLE;
        }
        if (type.contains("as=PartialObjectMetadata")) {
          return METADATA;
        }
      } else if (type.startsWith("application/json")
          || type.startsWith("*/*")
          || type.startsWith("application/*")) {
        return OBJECT;
      }
    }
    throw ApiError.of(
        406, "NotAcceptable", "only the following media types are accepted: application/json");
  }

  /** Returns an object. */
  JsonObject one(ApiRequest request, JsonObject object) {
    JsonObject result = withType(request.type(), object);
    return switch (this) {
      case OBJECT -> result;
      case TABLE ->
          Tables.table(
              request.type(),
              List.of(result),
              KubeJson.text(object, "metadata", "resourceVersion"),
              request.query("includeObject"));
      case METADATA -> metadata(result);
    };
  }

  /** Returns a list of objects. */
  JsonObject list(ApiRequest request, List<JsonObject> objects, JsonObject listMetadata) {
    ResourceType type = request.type();
    List<JsonObject> result = objects.stream().map(object -> withType(type, object)).toList();
    JsonObject list =
        switch (this) {
          case OBJECT -> KubeJson.object(type.apiVersion(), type.kind() + "List");
          case TABLE -> Tables.table(type, result, "", request.query("includeObject"));
          case METADATA -> KubeJson.object("meta.k8s.io/v1", "PartialObjectMetadataList");
        };
    list.add("metadata", listMetadata);
    if (this != TABLE) {
      JsonArray items = new JsonArray();
      result.forEach(object -> items.add(this == METADATA ? metadata(object) : object));
      list.add("items", items);
    }
    return list;
  }

  private static JsonObject metadata(JsonObject object) {
    JsonObject metadata = KubeJson.object("meta.k8s.io/v1", "PartialObjectMetadata");
    metadata.add("metadata", object.get("metadata"));
    return metadata;
  }

  /** Returns an object with the requested type, which may differ from the stored one. */
  private static JsonObject withType(ResourceType type, JsonObject object) {
    if (type.storedAs().isEmpty()) {
      return object;
    }
    JsonObject result = object.deepCopy();
    result.addProperty("kind", type.kind());
    result.addProperty("apiVersion", type.apiVersion());
    return result;
  }
}
