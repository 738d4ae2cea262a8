package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The document as the generator reads it: header parameters that the facade injects are taken out
 * of every operation's parameters and kept beside it, with what else the templates print into the
 * request's metadata.
 *
 * <ul>
 *   <li>{@code x-api-version}: {@code v1} or {@code v2}
 *   <li>{@code x-provider}: {@code classic}, {@code vpc} or {@code satellite}; absent when neutral
 *   <li>{@code x-scope-headers}: name and required flag of each header parameter
 *   <li>{@code x-idempotent}: whether sending it twice does what sending it once does
 *   <li>{@code x-login-needed}: whether the operation declares security
 * </ul>
 */
final class GeneratorInput {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");
  private static final Set<String> IDEMPOTENT_METHODS = Set.of("get", "head", "put", "delete");
  private static final Set<String> VERSIONS = Set.of("v1", "v2", "v3");
  private static final Set<String> PROVIDERS = Set.of("classic", "vpc", "satellite");

  private GeneratorInput() {}

  /** Makes the generator's document; the argument stays as it is. */
  static JsonObject from(JsonObject corrected) {
    JsonObject document = corrected.deepCopy();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      for (Map.Entry<String, JsonElement> item : path.getValue().getAsJsonObject().entrySet()) {
        if (METHODS.contains(item.getKey())) {
          describe(path.getKey(), item.getKey(), item.getValue().getAsJsonObject());
          item.getValue()
              .getAsJsonObject()
              .addProperty(
                  "x-login-needed", loginNeeded(document, item.getValue().getAsJsonObject()));
        }
      }
    }
    for (JsonElement definition : ApiDocument.definitions(document).asMap().values()) {
      wrapDescribedReferences(definition.getAsJsonObject());
    }
    return document;
  }

  /** Readers drop what stands beside a reference; around it, it stays. */
  private static void wrapDescribedReferences(JsonObject definition) {
    if (!definition.has("properties")) {
      return;
    }
    for (JsonElement element : definition.getAsJsonObject("properties").asMap().values()) {
      JsonObject property = element.getAsJsonObject();
      if (property.has("$ref") && property.size() > 1) {
        JsonObject reference = new JsonObject();
        reference.add("$ref", property.remove("$ref"));
        JsonArray parts = new JsonArray();
        parts.add(reference);
        property.add("allOf", parts);
      }
    }
  }

  private static void describe(String path, String method, JsonObject operation) {
    JsonArray parameters = new JsonArray();
    JsonArray headers = new JsonArray();
    if (operation.has("parameters")) {
      for (JsonElement element : operation.getAsJsonArray("parameters")) {
        JsonObject parameter = element.getAsJsonObject();
        if ("header".equals(parameter.get("in").getAsString())) {
          JsonObject header = new JsonObject();
          header.add("name", parameter.get("name"));
          header.addProperty(
              "required", parameter.has("required") && parameter.get("required").getAsBoolean());
          headers.add(header);
        } else {
          parameters.add(parameter);
        }
      }
    }
    operation.add("parameters", parameters);
    operation.add("x-scope-headers", headers);
    List<String> segments = Arrays.asList(path.split("/"));
    first(segments, VERSIONS).ifPresent(v -> operation.addProperty("x-api-version", v));
    first(segments, PROVIDERS).ifPresent(p -> operation.addProperty("x-provider", p));
    if (!operation.has("x-idempotent")) {
      operation.addProperty("x-idempotent", IDEMPOTENT_METHODS.contains(method));
    }
  }

  /** An empty list of requirements, or an empty one among them, lets a request without login in. */
  private static boolean loginNeeded(JsonObject document, JsonObject operation) {
    JsonArray security =
        (operation.has("security") ? operation : document).getAsJsonArray("security");
    if (security == null) {
      return true;
    }
    for (JsonElement requirement : security) {
      if (requirement.getAsJsonObject().isEmpty()) {
        return false;
      }
    }
    return !security.isEmpty();
  }

  private static Optional<String> first(List<String> segments, Set<String> known) {
    return segments.stream().filter(known::contains).findFirst();
  }
}
