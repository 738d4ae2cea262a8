package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Unifies the parameters of every operation and their order: a body is named {@code body}, headers
 * have the spelling of the table of names, each parameter has a type and a required flag, and path
 * parameters match the path. Headers for content negotiation are removed.
 */
final class UnifiedParameters implements Rule {
  private static final Set<String> CONTENT_HEADERS = Set.of("accept", "content-type");
  private static final List<String> ORDER = List.of("path", "query", "formData", "body", "header");

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      Map<String, JsonObject> parameters = new HashMap<>();
      List<JsonObject> inOrder = new ArrayList<>();
      Set<String> variables = new HashSet<>(HostAndBasePath.variables(operation.path()));
      for (JsonElement element : operation.json().getAsJsonArray("parameters")) {
        JsonObject parameter = unified(element.getAsJsonObject(), known);
        if (belongs(parameter, variables)
            && parameters.putIfAbsent(key(parameter), parameter) == null) {
          inOrder.add(parameter);
        }
      }
      if (parameters.containsKey("body body")) {
        inOrder.removeIf(parameter -> in(parameter).equals("formData"));
      }
      for (String variable : HostAndBasePath.variables(operation.path())) {
        if (!parameters.containsKey("path " + variable)) {
          inOrder.add(variable(variable));
        }
      }
      List<String> order =
          known
              .operation(operation.verb(), operation.path())
              .map(KnownNames.Operation::parameters)
              .orElse(List.of());
      inOrder.sort(order(order, HostAndBasePath.variables(operation.path())));
      JsonArray list = new JsonArray();
      inOrder.forEach(list::add);
      operation.json().add("parameters", list);
    }
  }

  private static JsonObject unified(JsonObject parameter, KnownNames known) {
    String in = in(parameter);
    JsonElement required = parameter.get("required");
    boolean isRequired = in.equals("path") || (required != null && required.getAsBoolean());
    if (in.equals("body")) {
      parameter.addProperty("name", "body");
      if (!parameter.has("schema")) {
        parameter.add("schema", new JsonObject());
      }
      parameter.keySet().retainAll(Set.of("name", "in", "description", "schema"));
    } else {
      if (parameter.remove("schema") instanceof JsonObject schema) {
        schema.entrySet().stream()
            .filter(member -> !parameter.has(member.getKey()))
            .forEach(member -> parameter.add(member.getKey(), member.getValue()));
      }
      type(parameter, in);
    }
    if (in.equals("header")) {
      parameter.addProperty("name", known.header(parameter.get("name").getAsString()));
    }
    parameter.addProperty("required", isRequired);
    return parameter;
  }

  private static void type(JsonObject parameter, String in) {
    parameter.remove("required");
    parameter.remove("$ref");
    Schemas.replace(parameter, SchemaTypes::typed);
    String type = parameter.has("type") ? parameter.get("type").getAsString() : "";
    boolean file = type.equals("file") && in.equals("formData");
    boolean plain = Set.of("string", "integer", "number", "boolean", "array").contains(type);
    if (!plain && !file) {
      parameter.addProperty("type", "string");
      parameter.keySet().removeAll(Set.of("format", "properties", "additionalProperties"));
    }
    if (type.equals("array")) {
      JsonObject items = parameter.getAsJsonObject("items");
      if (!items.has("type") || items.get("type").getAsString().equals("object")) {
        JsonObject text = new JsonObject();
        text.addProperty("type", "string");
        parameter.add("items", text);
      }
    }
    JsonElement format = parameter.get("collectionFormat");
    if (format != null && (!type.equals("array") || format.getAsString().equals("csv"))) {
      parameter.remove("collectionFormat");
    }
    JsonElement empty = parameter.get("allowEmptyValue");
    if (empty != null && !empty.getAsBoolean()) {
      parameter.remove("allowEmptyValue");
    }
  }

  private static boolean belongs(JsonObject parameter, Set<String> variables) {
    String name = parameter.get("name").getAsString();
    return switch (in(parameter)) {
      case "path" -> variables.contains(name);
      case "header" -> !CONTENT_HEADERS.contains(name.toLowerCase(Locale.ROOT));
      case "query", "formData", "body" -> true;
      default -> false;
    };
  }

  private static JsonObject variable(String name) {
    JsonObject parameter = new JsonObject();
    parameter.addProperty("name", name);
    parameter.addProperty("in", "path");
    parameter.addProperty("type", "string");
    parameter.addProperty("required", true);
    return parameter;
  }

  /** Sorts by the table of names, then by the path, then by the file. */
  private static Comparator<JsonObject> order(List<String> known, List<String> variables) {
    Comparator<JsonObject> byPlace = Comparator.comparingInt(p -> ORDER.indexOf(in(p)));
    return Comparator.<JsonObject>comparingInt(
            p -> rank(known, in(p).equals("header") ? "" : name(p)))
        .thenComparing(byPlace)
        .thenComparingInt(p -> in(p).equals("path") ? rank(variables, name(p)) : 0)
        .thenComparing(p -> in(p).equals("header") ? name(p) : "");
  }

  private static int rank(List<String> names, String name) {
    int index = names.indexOf(name);
    return index < 0 ? names.size() : index;
  }

  private static String key(JsonObject parameter) {
    String name = name(parameter);
    return in(parameter)
        + " "
        + (in(parameter).equals("header") ? name.toLowerCase(Locale.ROOT) : name);
  }

  private static String in(JsonObject parameter) {
    return parameter.get("in").getAsString();
  }

  private static String name(JsonObject parameter) {
    return parameter.get("name").getAsString();
  }
}
