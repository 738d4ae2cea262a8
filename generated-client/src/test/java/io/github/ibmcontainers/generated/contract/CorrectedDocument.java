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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A corrected document, parsed by the tests independently of the generator. */
final class CorrectedDocument {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private final String text;
  private final JsonObject root;

  CorrectedDocument(String text) {
    this.text = text;
    this.root = JsonParser.parseString(text).getAsJsonObject();
  }

  /** Returns the document from which this module's client is generated. */
  static CorrectedDocument ours() throws IOException {
    try (InputStream in =
        CorrectedDocument.class.getResourceAsStream(
            "/io/github/ibmcontainers/spec/containers-api.json")) {
      if (in == null) {
        throw new IllegalStateException("the module spec has not written its document");
      }
      return new CorrectedDocument(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  String text() {
    return text;
  }

  /** Returns the base path without a trailing slash; empty if there is none. */
  String basePath() {
    return root.has("basePath") ? root.get("basePath").getAsString().replaceAll("/+$", "") : "";
  }

  /** An operation of the document. */
  record Endpoint(String method, String path, JsonObject json, List<Parameter> parameters) {
    String id() {
      return json.get("operationId").getAsString();
    }

    String tag() {
      return json.has("tags") && !json.getAsJsonArray("tags").isEmpty()
          ? json.getAsJsonArray("tags").get(0).getAsString()
          : "default";
    }

    /** Returns the headers that the document declares, except the authorization. */
    List<Parameter> headers() {
      return parameters.stream()
          .filter(p -> p.in().equals("header") && !p.name().equalsIgnoreCase("Authorization"))
          .toList();
    }

    Optional<Parameter> body() {
      return parameters.stream().filter(p -> p.in().equals("body")).findFirst();
    }

    /** Returns the form fields. */
    List<Parameter> form() {
      return parameters.stream().filter(p -> p.in().equals("formData")).toList();
    }

    /** Returns the schema of a successful response, if declared. */
    Optional<JsonObject> answer() {
      if (method.equals("HEAD")) {
        return Optional.empty();
      }
      for (Map.Entry<String, JsonElement> response : json.getAsJsonObject("responses").entrySet()) {
        JsonObject described = response.getValue().getAsJsonObject();
        if (response.getKey().startsWith("2") && described.has("schema")) {
          return Optional.of(described.getAsJsonObject("schema"));
        }
      }
      return Optional.empty();
    }

    boolean answersFile() {
      return answer().filter(schema -> CorrectedDocument.type(schema).equals("file")).isPresent();
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
      return is("required");
    }

    /** Whether the parameter is sent without a value. */
    boolean flag() {
      return is("x-flag") || (is("allowEmptyValue") && type().equals("boolean"));
    }

    private boolean is(String name) {
      return json.has(name) && json.get(name).getAsBoolean();
    }

    String type() {
      return CorrectedDocument.type(json);
    }

    JsonObject schema() {
      return json.getAsJsonObject("schema");
    }
  }

  /** Returns the type of a schema or parameter; empty if it has none. */
  static String type(JsonObject typed) {
    return typed.has("type") ? typed.get("type").getAsString() : "";
  }

  List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    root.getAsJsonObject("paths")
        .entrySet()
        .forEach(
            path -> {
              JsonObject item = path.getValue().getAsJsonObject();
              item.entrySet().stream()
                  .filter(entry -> METHODS.contains(entry.getKey()))
                  .forEach(
                      entry -> {
                        JsonObject operation = entry.getValue().getAsJsonObject();
                        endpoints.add(
                            new Endpoint(
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation,
                                parameters(item, operation)));
                      });
            });
    return endpoints;
  }

  /** Returns the parameters of the operation, and those of its path that it doesn't override. */
  private List<Parameter> parameters(JsonObject path, JsonObject operation) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (JsonObject holder : List.of(operation, path)) {
      if (holder.has("parameters")) {
        for (JsonElement element : holder.getAsJsonArray("parameters")) {
          Parameter parameter = new Parameter(resolve(element.getAsJsonObject()));
          parameters.putIfAbsent(parameter.in() + " " + parameter.name(), parameter);
        }
      }
    }
    return List.copyOf(parameters.values());
  }

  Map<String, JsonObject> definitions() {
    Map<String, JsonObject> definitions = new LinkedHashMap<>();
    if (root.has("definitions")) {
      root.getAsJsonObject("definitions")
          .entrySet()
          .forEach(d -> definitions.put(d.getKey(), d.getValue().getAsJsonObject()));
    }
    return definitions;
  }

  /** Resolves references. */
  JsonObject resolve(JsonObject described) {
    JsonObject found = described;
    while (found.has("$ref")) {
      JsonObject at = root;
      for (String name : found.get("$ref").getAsString().substring("#/".length()).split("/", -1)) {
        at = at.getAsJsonObject(name.replace("~1", "/").replace("~0", "~"));
      }
      found = at;
    }
    return found;
  }

  /** Returns the fields of an object, including those of all its parts. */
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
