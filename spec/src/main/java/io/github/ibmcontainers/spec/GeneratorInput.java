package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 *   <li>{@code x-required-headers}: the names of those headers that are required
 * </ul>
 *
 * <p>What the client treats alike is made alike: text is text whatever its format or its allowed
 * values (a server adds values, and writes dates in its own way), numbers keep their digits, sets
 * are lists, and a body is always an argument of the method. Descriptions become what Javadoc can
 * print. Properties that can hold a secret get {@code x-secret}, see {@link SecretNames}.
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

  /** Makes the generator's document; the argument stays as it is. */
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
        // Under the generator's own name only here: others don't have the interface.
        if (model.has("x-client-implements")) {
          model.add("x-implements", model.remove("x-client-implements"));
        }
      }
    }
    return document;
  }

  /** Every object of the document; a name in "properties" is a name and not a keyword. */
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
        // Without a format nothing is said of the size, and disks are counted in bytes.
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
        // Beside a reference nothing else is read, so the reference goes one level down.
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

  /** Text that says the same in a Javadoc comment, whatever is in it. */
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
      String path, String method, JsonObject operation, @Nullable JsonElement standardSecurity) {
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
    dropErrors(operation);
    JsonElement security = operation.has("security") ? operation.get("security") : standardSecurity;
    operation.addProperty("x-login-needed", security == null || loginNeeded(security));
  }

  /** An error is never decoded as the answer, not even where the document lists nothing else. */
  private static void dropErrors(JsonObject operation) {
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

  /** An empty list of requirements, or an empty one among them, lets a request without login in. */
  private static boolean loginNeeded(JsonElement security) {
    for (JsonElement requirement : security.getAsJsonArray()) {
      if (requirement.getAsJsonObject().isEmpty()) {
        return false;
      }
    }
    return !security.getAsJsonArray().isEmpty();
  }

  private static Optional<String> first(List<String> segments, Set<String> known) {
    return segments.stream().filter(known::contains).findFirst();
  }
}
