package io.github.ibmcontainers.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.generated.ApiClient;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documented fields of requests and the fields that exchange files send: those of bodies, such
 * as {@code labels}, and query parameters, such as {@code ?showDeleted}.
 */
final class RequestFields {
  private final JsonObject definitions;
  private final Map<String, JsonObject> schemas = new TreeMap<>();
  private final Map<String, Map<String, String>> queries = new TreeMap<>();
  private final Map<String, Set<String>> results = new TreeMap<>();
  private final Map<String, String> groups = new TreeMap<>();
  private final Set<String> responses = new HashSet<>();
  private final Set<String> taken;

  /**
   * @param taken definitions whose generated models are parameters of public methods
   */
  RequestFields(JsonObject document, Set<String> taken) {
    this.taken = taken;
    definitions = document.getAsJsonObject("definitions");
    for (JsonElement path : document.getAsJsonObject("paths").asMap().values()) {
      for (JsonElement operation : path.getAsJsonObject().asMap().values()) {
        String id = operation.getAsJsonObject().get("operationId").getAsString();
        Set<String> ofOperation = new HashSet<>();
        collectReferences(operation.getAsJsonObject().get("responses"), ofOperation);
        responses.addAll(ofOperation);
        results.put(id, ofOperation);
        groups.put(id, operation.getAsJsonObject().getAsJsonArray("tags").get(0).getAsString());
        queries.put(id, queryOf(operation.getAsJsonObject()));
        bodyOf(operation.getAsJsonObject()).ifPresent(schema -> schemas.put(id, schema));
      }
    }
  }

  /** Returns the descriptions of an operation's query parameters, by name. */
  private static Map<String, String> queryOf(JsonObject operation) {
    Map<String, String> query = new TreeMap<>();
    if (operation.has("parameters")) {
      for (JsonElement parameter : operation.getAsJsonArray("parameters")) {
        JsonObject it = parameter.getAsJsonObject();
        if (it.get("in").getAsString().equals("query")) {
          String text = it.has("description") ? it.get("description").getAsString() : "";
          query.put("?" + it.get("name").getAsString(), text);
        }
      }
    }
    return query;
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

  /** Returns the paths of all fields of an operation's body, and its query parameters. */
  Set<String> documented(String operation) {
    Set<String> fields = bodyFields(operation);
    fields.addAll(queries.getOrDefault(operation, Map.of()).keySet());
    return fields;
  }

  private Set<String> bodyFields(String operation) {
    Set<String> fields = new TreeSet<>();
    collect(schemas.get(operation), "", new HashSet<>(), fields);
    return fields;
  }

  /** Returns the description of a field in the document. */
  Optional<String> description(String operation, String path) {
    if (path.startsWith("?")) {
      return Optional.ofNullable(queries.getOrDefault(operation, Map.of()).get(path));
    }
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
   * Whether a definition used by responses has a field, and the request resembles it: it has at
   * least half of the request's fields.
   */
  boolean isTold(String definition, String operation, String field) {
    String parent = field.contains(".") ? field.substring(0, field.lastIndexOf('.') + 1) : "";
    Set<String> siblings = new TreeSet<>();
    for (String path : bodyFields(operation)) {
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

  /** Whether the operation's response has a field that callers can filter by. */
  boolean isReturned(String operation, String field) {
    return results.getOrDefault(operation, Set.of()).stream()
        .anyMatch(definition -> properties(definition).contains(field));
  }

  /** Whether the generated call of an operation has a query parameter. */
  boolean isGenerated(String operation, String parameter) {
    if (!queries.getOrDefault(operation, Map.of()).containsKey(parameter)) {
      return false;
    }
    String name = ApiClient.class.getPackageName() + ".api." + apiName(operation);
    try {
      return Stream.of(Class.forName(name).getDeclaredClasses())
          .filter(call -> call.getSimpleName().equalsIgnoreCase(operation + "Call"))
          .flatMap(call -> Stream.of(call.getMethods()))
          .anyMatch(method -> method.getName().equalsIgnoreCase(letters(parameter)));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  private String apiName(String operation) {
    StringBuilder name = new StringBuilder();
    for (String word : groups.get(operation).split("[^A-Za-z0-9]+", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.append("Api").toString();
  }

  private static String letters(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "");
  }

  private Set<String> properties(String definition) {
    JsonObject schema = definitions.getAsJsonObject(definition);
    return schema == null || !schema.has("properties")
        ? Set.of()
        : schema.getAsJsonObject("properties").keySet();
  }

  /** Collects the definitions referenced by a part of the document. */
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

  /** Returns the paths of all fields and query parameters in exchange files, by operation. */
  static Map<String, Set<String>> sent(Document document) {
    Map<String, Set<String>> sent = new TreeMap<>();
    for (Cell cell : Exchanges.all()) {
      for (Cell.Exchange exchange : cell.exchanges()) {
        Set<String> fields =
            sent.computeIfAbsent(
                document.operation(exchange.request()).id(), any -> new TreeSet<>());
        collectQuery(exchange.request(), fields);
        if (exchange.body() != null) {
          collect(JsonParser.parseString(exchange.body()), "", fields);
        }
      }
    }
    return sent;
  }

  private static void collectQuery(String request, Set<String> fields) {
    int start = request.indexOf('?');
    if (start >= 0) {
      for (String parameter : request.substring(start + 1).split("&", -1)) {
        fields.add("?" + parameter.split("=", 2)[0]);
      }
    }
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
