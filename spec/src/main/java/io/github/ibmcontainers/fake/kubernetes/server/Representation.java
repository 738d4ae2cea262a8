package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.List;

/** The form that a request wants objects in, by its {@code Accept} header. */
enum Representation {
  /** The objects themselves. */
  OBJECT,
  /** Rows for people. */
  TABLE,
  /** The metadata alone. */
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

  /** One object. */
  JsonObject one(ApiRequest request, JsonObject object) {
    JsonObject shown = shown(request.type(), object);
    return switch (this) {
      case OBJECT -> shown;
      case TABLE ->
          Tables.table(
              request.type(),
              List.of(shown),
              KubeJson.text(object, "metadata", "resourceVersion"),
              request.query("includeObject"));
      case METADATA -> metadata(shown);
    };
  }

  /** Many objects, with the metadata of their list. */
  JsonObject list(ApiRequest request, List<JsonObject> objects, JsonObject listMetadata) {
    ResourceType type = request.type();
    List<JsonObject> shown = objects.stream().map(object -> shown(type, object)).toList();
    JsonObject list =
        switch (this) {
          case OBJECT -> KubeJson.object(type.apiVersion(), type.kind() + "List");
          case TABLE -> Tables.table(type, shown, "", request.query("includeObject"));
          case METADATA -> KubeJson.object("meta.k8s.io/v1", "PartialObjectMetadataList");
        };
    list.add("metadata", listMetadata);
    if (this != TABLE) {
      JsonArray items = new JsonArray();
      shown.forEach(object -> items.add(this == METADATA ? metadata(object) : object));
      list.add("items", items);
    }
    return list;
  }

  private static JsonObject metadata(JsonObject object) {
    JsonObject metadata = KubeJson.object("meta.k8s.io/v1", "PartialObjectMetadata");
    metadata.add("metadata", object.get("metadata"));
    return metadata;
  }

  /** An object under the type that it was asked for by. */
  private static JsonObject shown(ResourceType type, JsonObject object) {
    if (type.storedAs().isEmpty()) {
      return object;
    }
    JsonObject shown = object.deepCopy();
    shown.addProperty("kind", type.kind());
    shown.addProperty("apiVersion", type.apiVersion());
    return shown;
  }
}
