package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * Serves minimal OpenAPI documents: paths with the parameters that clients look up, and a schema
 * for each kind. Immutable.
 */
final class OpenApi {
  private static final String V3 = "/openapi/v3";

  private final List<ResourceType> types;

  OpenApi(List<ResourceType> types) {
    this.types = types.stream().filter(type -> type.storedAs().isEmpty()).toList();
  }

  /** Returns the document at a path, if any. */
  Optional<JsonObject> at(String path) {
    if (path.equals("/openapi/v2")) {
      return Optional.of(v2());
    }
    if (path.equals(V3)) {
      return Optional.of(index());
    }
    return types.stream()
        .filter(type -> path.equals(V3 + "/" + root(type)))
        .findFirst()
        .map(type -> v3(root(type)));
  }

  private static String root(ResourceType type) {
    return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
  }

  private JsonObject index() {
    JsonObject paths = new JsonObject();
    for (ResourceType type : types) {
      JsonObject entry = new JsonObject();
      entry.addProperty("serverRelativeURL", V3 + "/" + root(type) + "?hash=" + hash(type));
      paths.add(root(type), entry);
    }
    JsonObject index = new JsonObject();
    index.add("paths", paths);
    return index;
  }

  private static String hash(ResourceType type) {
    return Integer.toHexString(root(type).hashCode());
  }

  private static JsonObject info() {
    JsonObject info = new JsonObject();
    info.addProperty("title", "Kubernetes");
    info.addProperty("version", "v1");
    return info;
  }

  private JsonObject v2() {
    JsonObject document = new JsonObject();
    document.addProperty("swagger", "2.0");
    document.add("info", info());
    JsonObject paths = KubeJson.child(document, "paths");
    JsonObject definitions = KubeJson.child(document, "definitions");
    for (ResourceType type : types) {
      paths.add(path(type), operations(type, false));
      definitions.add(schemaName(type), schema(type));
    }
    return document;
  }

  private JsonObject v3(String root) {
    JsonObject document = new JsonObject();
    document.addProperty("openapi", "3.0.0");
    document.add("info", info());
    JsonObject paths = KubeJson.child(document, "paths");
    JsonObject schemas = KubeJson.child(KubeJson.child(document, "components"), "schemas");
    for (ResourceType type : types) {
      if (root(type).equals(root)) {
        paths.add(path(type), operations(type, true));
        schemas.add(schemaName(type), schema(type));
      }
    }
    return document;
  }

  private static String path(ResourceType type) {
    return "/"
        + root(type)
        + (type.namespaced() ? "/namespaces/{namespace}/" : "/")
        + type.plural()
        + "/{name}";
  }

  private static JsonObject operations(ResourceType type, boolean v3) {
    JsonObject operations = new JsonObject();
    operations.add("get", operation(type, "get", v3));
    operations.add("put", operation(type, "put", v3, "dryRun", "fieldManager", "fieldValidation"));
    operations.add(
        "patch",
        operation(type, "patch", v3, "dryRun", "fieldManager", "fieldValidation", "force"));
    operations.add("delete", operation(type, "delete", v3, "dryRun"));
    return operations;
  }

  private static JsonObject operation(
      ResourceType type, String action, boolean v3, String... query) {
    JsonObject operation = new JsonObject();
    operation.addProperty("operationId", action + type.kind());
    JsonArray parameters = new JsonArray();
    for (String name : query) {
      JsonObject parameter = new JsonObject();
      parameter.addProperty("name", name);
      parameter.addProperty("in", "query");
      JsonObject holder = v3 ? KubeJson.child(parameter, "schema") : parameter;
      holder.addProperty("type", name.equals("force") ? "boolean" : "string");
      parameters.add(parameter);
    }
    operation.add("parameters", parameters);
    JsonObject ok = new JsonObject();
    ok.addProperty("description", "OK");
    KubeJson.child(operation, "responses").add("200", ok);
    operation.addProperty("x-kubernetes-action", action);
    operation.add("x-kubernetes-group-version-kind", kind(type));
    return operation;
  }

  private static JsonObject kind(ResourceType type) {
    JsonObject kind = new JsonObject();
    kind.addProperty("group", type.group());
    kind.addProperty("kind", type.kind());
    kind.addProperty("version", type.version());
    return kind;
  }

  private static String schemaName(ResourceType type) {
    String group = type.group().isEmpty() ? "core" : type.group().split("\\.", 2)[0];
    return "io.k8s.api." + group + "." + type.version() + "." + type.kind();
  }

  private static JsonObject schema(ResourceType type) {
    JsonObject schema = new JsonObject();
    schema.addProperty("type", "object");
    JsonObject properties = KubeJson.child(schema, "properties");
    for (String field : List.of("apiVersion", "kind")) {
      JsonObject text = new JsonObject();
      text.addProperty("type", "string");
      properties.add(field, text);
    }
    for (String field : List.of("metadata", "spec", "status")) {
      JsonObject open = new JsonObject();
      open.addProperty("type", "object");
      open.addProperty("x-kubernetes-preserve-unknown-fields", true);
      properties.add(field, open);
    }
    schema.addProperty("x-kubernetes-preserve-unknown-fields", true);
    JsonArray kinds = new JsonArray();
    kinds.add(kind(type));
    schema.add("x-kubernetes-group-version-kind", kinds);
    return schema;
  }
}
