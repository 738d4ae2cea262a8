package io.github.ibmcontainers.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of requests by the API document, and those that the exchange files send. */
final class RequestFields {
  private final JsonObject definitions;
  private final Map<String, JsonObject> schemas = new TreeMap<>();
  private final Set<String> responses = new HashSet<>();
  private final Set<String> taken;

  /**
   * @param taken definitions whose generated models public methods take as they are
   */
  RequestFields(JsonObject document, Set<String> taken) {
    this.taken = taken;
    definitions = document.getAsJsonObject("definitions");
    for (JsonElement path : document.getAsJsonObject("paths").asMap().values()) {
      for (JsonElement operation : path.getAsJsonObject().asMap().values()) {
        collectReferences(operation.getAsJsonObject().get("responses"), responses);
        bodyOf(operation.getAsJsonObject())
            .ifPresent(
                schema ->
                    schemas.put(
                        operation.getAsJsonObject().get("operationId").getAsString(), schema));
      }
    }
  }

  private static Optional<JsonObject> bodyOf(JsonObject operation) {
    if (operation.has("parameters")) {
      for (JsonElement parameter : operation.getAsJsonArray("parameters")) {
        JsonObject it = parameter.getAsJsonObject();
        if (it.has("schema")) {
          return Optional.of(it.getAsJsonObject("schema"));
        }
      }
    }
    return Optional.empty();
  }

  /** The paths of all fields of an operation's body; none if it has no body. */
  Set<String> documented(String operation) {
    Set<String> fields = new TreeSet<>();
    collect(schemas.get(operation), "", new HashSet<>(), fields);
    return fields;
  }

  /** What the document says of a field. */
  Optional<String> description(String operation, String path) {
    JsonObject schema = resolved(schemas.get(operation));
    for (String name : path.split("\\.", -1)) {
      while (schema != null && schema.has("items")) {
        schema = resolved(schema.getAsJsonObject("items"));
      }
      schema =
          schema == null || !schema.has("properties")
              ? null
              : schema.getAsJsonObject("properties").getAsJsonObject(name);
      if (schema != null && !path.endsWith(name)) {
        schema = resolved(schema);
      }
    }
    return schema == null || !schema.has("description")
        ? Optional.empty()
        : Optional.of(schema.get("description").getAsString());
  }

  /**
   * Whether a definition of responses has a field, and the request is a form of it: half of the
   * request's fields are there.
   */
  boolean isTold(String definition, String operation, String field) {
    String parent = field.contains(".") ? field.substring(0, field.lastIndexOf('.') + 1) : "";
    Set<String> siblings = new TreeSet<>();
    for (String path : documented(operation)) {
      if (path.startsWith(parent) && path.indexOf('.', parent.length()) < 0) {
        siblings.add(path.substring(parent.length()));
      }
    }
    Set<String> told = properties(definition);
    long common = siblings.stream().filter(told::contains).count();
    return told.contains(field.substring(parent.length()))
        && responses.contains(definition)
        && 2 * common >= siblings.size();
  }

  private Set<String> properties(String definition) {
    JsonObject schema = definitions.getAsJsonObject(definition);
    return schema == null || !schema.has("properties")
        ? Set.of()
        : schema.getAsJsonObject("properties").keySet();
  }

  /** Collects the definitions that a part of the document refers to. */
  private void collectReferences(JsonElement part, Set<String> names) {
    if (part.isJsonArray()) {
      part.getAsJsonArray().forEach(it -> collectReferences(it, names));
    } else if (part.isJsonObject()) {
      JsonObject object = part.getAsJsonObject();
      if (object.has("$ref") && names.add(definition(object))) {
        collectReferences(definitions.get(definition(object)), names);
      }
      object.asMap().values().forEach(it -> collectReferences(it, names));
    }
  }

  /** The paths of all fields that exchange files send, by operation. */
  static Map<String, Set<String>> sent(Document document) {
    Map<String, Set<String>> sent = new TreeMap<>();
    for (Cell cell : Exchanges.all()) {
      for (Cell.Exchange exchange : cell.exchanges()) {
        if (exchange.body() != null) {
          collect(
              JsonParser.parseString(exchange.body()),
              "",
              sent.computeIfAbsent(
                  document.operation(exchange.request()).id(), any -> new TreeSet<>()));
        }
      }
    }
    return sent;
  }

  private static void collect(JsonElement value, String path, Set<String> fields) {
    if (value.isJsonArray()) {
      value.getAsJsonArray().forEach(element -> collect(element, path, fields));
    } else if (value.isJsonObject()) {
      for (Map.Entry<String, JsonElement> field : value.getAsJsonObject().entrySet()) {
        String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        fields.add(name);
        collect(field.getValue(), name, fields);
      }
    }
  }

  private void collect(
      @Nullable JsonObject unresolved, String path, Set<String> seen, Set<String> fields) {
    JsonObject schema = resolved(unresolved);
    if (schema == null || isTaken(unresolved)) {
      return;
    }
    if (schema.has("items")) {
      collect(schema.getAsJsonObject("items"), path, seen, fields);
    } else if (schema.has("properties") && seen.add(schema.toString())) {
      for (Map.Entry<String, JsonElement> field : schema.getAsJsonObject("properties").entrySet()) {
        String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        fields.add(name);
        collect(field.getValue().getAsJsonObject(), name, seen, fields);
      }
      seen.remove(schema.toString());
    }
  }

  private boolean isTaken(@Nullable JsonObject schema) {
    return schema != null
        && schema.has("$ref")
        && taken.contains(definition(schema).toLowerCase(Locale.ROOT));
  }

  private static String definition(JsonObject reference) {
    return reference.get("$ref").getAsString().replace("#/definitions/", "");
  }

  private @Nullable JsonObject resolved(@Nullable JsonObject schema) {
    return schema != null && schema.has("$ref")
        ? definitions.getAsJsonObject(definition(schema))
        : schema;
  }
}
