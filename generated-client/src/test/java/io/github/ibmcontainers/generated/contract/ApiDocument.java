package io.github.ibmcontainers.generated.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The corrected document, as the tests read it: without any help of the generator. */
final class ApiDocument {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private final String text;
  private final JsonObject root;

  private ApiDocument(String text) {
    this.text = text;
    this.root = JsonParser.parseString(text).getAsJsonObject();
  }

  static ApiDocument load() throws IOException {
    try (InputStream in =
        ApiDocument.class.getResourceAsStream(
            "/io/github/ibmcontainers/spec/containers-api.json")) {
      if (in == null) {
        throw new IllegalStateException("the module spec has not written its document");
      }
      return new ApiDocument(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  String text() {
    return text;
  }

  String basePath() {
    return root.get("basePath").getAsString();
  }

  /** An operation of the document. */
  record Endpoint(String method, String path, JsonObject json) {
    String id() {
      return json.get("operationId").getAsString();
    }

    List<Parameter> parameters() {
      List<Parameter> parameters = new ArrayList<>();
      if (json.has("parameters")) {
        for (JsonElement parameter : json.getAsJsonArray("parameters")) {
          parameters.add(new Parameter(parameter.getAsJsonObject()));
        }
      }
      return parameters;
    }

    /** The schema of the answer to a success, if one is promised. */
    Optional<JsonObject> answer() {
      for (Map.Entry<String, JsonElement> response : json.getAsJsonObject("responses").entrySet()) {
        JsonObject described = response.getValue().getAsJsonObject();
        if (response.getKey().startsWith("2") && described.has("schema")) {
          return Optional.of(described.getAsJsonObject("schema"));
        }
      }
      return Optional.empty();
    }

    @Override
    public String toString() {
      return method + " " + path + " " + id();
    }
  }

  /** A parameter of an operation. */
  record Parameter(JsonObject json) {
    String name() {
      return json.get("name").getAsString();
    }

    String in() {
      return json.get("in").getAsString();
    }

    boolean required() {
      return json.has("required") && json.get("required").getAsBoolean();
    }

    boolean flag() {
      return json.has("x-flag") && json.get("x-flag").getAsBoolean();
    }

    String type() {
      return json.get("type").getAsString();
    }

    JsonObject schema() {
      return json.getAsJsonObject("schema");
    }
  }

  List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    root.getAsJsonObject("paths")
        .entrySet()
        .forEach(
            path ->
                path.getValue()
                    .getAsJsonObject()
                    .entrySet()
                    .forEach(
                        item -> {
                          if (METHODS.contains(item.getKey())) {
                            endpoints.add(
                                new Endpoint(
                                    item.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    item.getValue().getAsJsonObject()));
                          }
                        }));
    return endpoints;
  }

  Map<String, JsonObject> definitions() {
    Map<String, JsonObject> definitions = new LinkedHashMap<>();
    root.getAsJsonObject("definitions")
        .entrySet()
        .forEach(d -> definitions.put(d.getKey(), d.getValue().getAsJsonObject()));
    return definitions;
  }

  /** The schema itself, not a reference to it. */
  JsonObject resolve(JsonObject schema) {
    if (!schema.has("$ref")) {
      return schema;
    }
    String name = schema.get("$ref").getAsString().substring("#/definitions/".length());
    return root.getAsJsonObject("definitions").getAsJsonObject(name);
  }

  /** The fields of an object, those of all its parts included. */
  Map<String, JsonObject> properties(JsonObject schema) {
    JsonObject resolved = resolve(schema);
    Map<String, JsonObject> properties = new LinkedHashMap<>();
    if (resolved.has("allOf")) {
      JsonArray parts = resolved.getAsJsonArray("allOf");
      parts.forEach(part -> properties.putAll(properties(part.getAsJsonObject())));
    }
    if (resolved.has("properties")) {
      resolved
          .getAsJsonObject("properties")
          .entrySet()
          .forEach(p -> properties.put(p.getKey(), p.getValue().getAsJsonObject()));
    }
    return properties;
  }
}
