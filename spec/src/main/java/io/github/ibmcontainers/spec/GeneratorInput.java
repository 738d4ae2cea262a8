package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates the document that the generator reads. Header parameters, which the facade sets, are
 * removed from the parameters of every operation and kept as vendor extensions, together with the
 * other metadata that the templates print:
 *
 * <ul>
 *   <li>{@code x-api-version}: {@code v1} or {@code v2}
 *   <li>{@code x-provider}: {@code classic}, {@code vpc} or {@code satellite}; absent for
 *       operations of all providers
 *   <li>{@code x-scope-headers}: name and required flag of each header parameter
 *   <li>{@code x-idempotent}: whether sending the request twice has the same effect as sending it
 *       once
 *   <li>{@code x-login-needed}: whether the operation declares security
 *   <li>{@code x-required-headers}: the names of those headers that are required
 * </ul>
 *
 * <p>What the client doesn't distinguish is unified: strings have no format and no enumerated
 * values (servers add values, and have their own date formats), numbers have no format, sets are
 * lists, and a body is always an argument of the method. Descriptions are escaped for Javadoc.
 * Properties that can contain a secret get {@code x-secret}, see {@link SecretNames}.
 */
final class GeneratorInput {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");
  private static final Set<String> READING_METHODS = Set.of("get", "head");
  private static final Set<String> VERSIONS = Set.of("v1", "v2", "v3");
  private static final Set<String> PROVIDERS = Set.of("classic", "vpc", "satellite");

  private static final Set<String> NAMED =
      Set.of("properties", "definitions", "paths", "responses", "parameters");
  private static final Set<String> VALIDATION =
      Set.of(
          "enum",
          "default",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "discriminator");

  private GeneratorInput() {}

  /** Returns the generator's document; doesn't modify the argument. */
  static JsonObject from(JsonObject corrected) {
    JsonObject document = corrected.deepCopy();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      for (Map.Entry<String, JsonElement> item : path.getValue().getAsJsonObject().entrySet()) {
        if (METHODS.contains(item.getKey())) {
          describe(
              path.getKey(),
              item.getKey(),
              item.getValue().getAsJsonObject(),
              document.get("security"));
        }
      }
    }
    normalize(document);
    if (document.has("definitions")) {
      for (Map.Entry<String, JsonElement> d : document.getAsJsonObject("definitions").entrySet()) {
        JsonObject model = d.getValue().getAsJsonObject();
        markProperties(model);
        // Only the generator interprets x-implements; other users of the document lack the
        // interface.
        if (model.has("x-client-implements")) {
          model.add("x-implements", model.remove("x-client-implements"));
        }
      }
    }
    return document;
  }

  /**
   * Normalizes every object. The members of "properties" and similar maps are names, not keywords.
   */
  private static void normalize(JsonElement element) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(GeneratorInput::normalize);
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      for (String text : List.of("description", "summary", "title")) {
        if (object.has(text) && object.get(text).isJsonPrimitive()) {
          object.addProperty(text, javadoc(object.get(text).getAsString()));
        }
      }
      if (object.has("type") && object.get("type").isJsonPrimitive()) {
        normalizeType(object, object.get("type").getAsString());
      }
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        if (NAMED.contains(member.getKey()) && member.getValue().isJsonObject()) {
          member.getValue().getAsJsonObject().entrySet().forEach(e -> normalize(e.getValue()));
        } else {
          normalize(member.getValue());
        }
      }
    }
  }

  private static void normalizeType(JsonObject typed, String type) {
    VALIDATION.forEach(typed::remove);
    switch (type) {
      case "string" -> {
        if (typed.remove("format") instanceof JsonPrimitive format
            && format.getAsString().equals("password")) {
          typed.addProperty("x-secret", true);
        }
      }
      case "number" -> typed.remove("format");
      case "integer" -> {
        // Without a format the range is unknown, and disk sizes in bytes exceed 32 bits.
        if (!typed.has("format")) {
          typed.addProperty("format", "int64");
        }
      }
      case "array" -> typed.remove("uniqueItems");
      default -> {}
    }
  }

  private static void markProperties(JsonObject schema) {
    if (schema.has("properties")) {
      JsonObject properties = schema.getAsJsonObject("properties");
      JavaSuffixes.mark(properties);
      for (String name : List.copyOf(properties.keySet())) {
        JsonObject property = properties.getAsJsonObject(name);
        if (!property.has("x-secret") && !isBoolean(property) && SecretNames.isSecret(name)) {
          property.addProperty("x-secret", true);
        }
        // Siblings of a reference are ignored, so the reference is wrapped in allOf.
        if (property.has("$ref") && property.size() > 1) {
          JsonObject reference = new JsonObject();
          reference.add("$ref", property.remove("$ref"));
          JsonArray all = new JsonArray();
          all.add(reference);
          property.add("allOf", all);
        }
        markProperties(property);
      }
    }
    if (schema.has("allOf")) {
      schema.getAsJsonArray("allOf").forEach(part -> markProperties(part.getAsJsonObject()));
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (schema.has(inner) && schema.get(inner).isJsonObject()) {
        markProperties(schema.getAsJsonObject(inner));
      }
    }
  }

  private static boolean isBoolean(JsonObject property) {
    return property.has("type") && property.get("type").getAsString().equals("boolean");
  }

  /** Escapes text for a Javadoc comment. */
  private static String javadoc(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (char c : text.strip().replaceAll("\\s+", " ").toCharArray()) {
      if ("&<>@{}\\\"".indexOf(c) >= 0) {
        safe.append("&#").append((int) c).append(';');
      } else if (c == '/' && safe.length() > 0 && safe.charAt(safe.length() - 1) == '*') {
        safe.append("&#47;");
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static void describe(
      String path, String method, JsonObject operation, @Nullable JsonElement defaultSecurity) {
    JsonArray parameters = new JsonArray();
    JsonArray headers = new JsonArray();
    JsonArray requiredHeaders = new JsonArray();
    if (operation.has("parameters")) {
      for (JsonElement element : operation.getAsJsonArray("parameters")) {
        JsonObject parameter = element.getAsJsonObject();
        if ("header".equals(parameter.get("in").getAsString())) {
          JsonObject header = new JsonObject();
          header.add("name", parameter.get("name"));
          boolean required = parameter.has("required") && parameter.get("required").getAsBoolean();
          header.addProperty("required", required);
          headers.add(header);
          if (required) {
            requiredHeaders.add(parameter.get("name"));
          }
        } else {
          describeArgument(parameter);
          parameters.add(parameter);
        }
      }
    }
    operation.add("parameters", parameters);
    operation.add("x-scope-headers", headers);
    operation.add("x-required-headers", requiredHeaders);
    List<String> segments = Arrays.asList(path.split("/"));
    first(segments, VERSIONS).ifPresent(v -> operation.addProperty("x-api-version", v));
    first(segments, PROVIDERS).ifPresent(p -> operation.addProperty("x-provider", p));
    if (!operation.has("x-idempotent")) {
      operation.addProperty("x-idempotent", READING_METHODS.contains(method));
    }
    addSuccess(operation);
    JsonElement security = operation.has("security") ? operation.get("security") : defaultSecurity;
    operation.addProperty(
        "x-login-needed", security == null || ApiDocument.requiresLogin(security));
  }

  /** Adds a success response if there is none, so that errors aren't decoded as the result. */
  private static void addSuccess(JsonObject operation) {
    JsonObject responses = operation.getAsJsonObject("responses");
    if (responses != null && responses.keySet().stream().noneMatch(code -> code.startsWith("2"))) {
      JsonObject success = new JsonObject();
      success.addProperty("description", "Success.");
      responses.add("200", success);
    }
  }

  private static void describeArgument(JsonObject parameter) {
    if ("body".equals(parameter.get("in").getAsString())) {
      parameter.addProperty("required", true);
    }
    if (parameter.has("allowEmptyValue")
        && parameter.get("allowEmptyValue").getAsBoolean()
        && isBoolean(parameter)) {
      parameter.addProperty("x-flag", true);
    }
    if (parameter.has("collectionFormat")) {
      switch (parameter.get("collectionFormat").getAsString()) {
        case "ssv" -> parameter.addProperty("x-separator", " ");
        case "tsv" -> parameter.addProperty("x-separator", "\t");
        case "pipes" -> parameter.addProperty("x-separator", "|");
        default -> {}
      }
    }
  }

  private static Optional<String> first(List<String> segments, Set<String> known) {
    return segments.stream().filter(known::contains).findFirst();
  }
}
