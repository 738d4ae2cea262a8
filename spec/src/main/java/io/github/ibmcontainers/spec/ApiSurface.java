package io.github.ibmcontainers.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.SchemaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lists the API of a document as sorted lines, one for each operation, parameter, model and field.
 * The difference of two listings shows what an update of the document changes for users.
 */
final class ApiSurface {
  private ApiSurface() {}

  /** Returns the listing, with a line break after every line. */
  static String of(JsonObject document) {
    return String.join("\n", lines(document)) + "\n";
  }

  /** Returns the lines in alphabetical order. */
  static Set<String> lines(JsonObject document) {
    Set<String> lines = new TreeSet<>();
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      lines.addAll(operation(operation));
    }
    for (Map.Entry<String, JsonElement> definition : ApiDocument.definitions(document).entrySet()) {
      lines.addAll(model(definition.getKey(), definition.getValue().getAsJsonObject()));
    }
    return lines;
  }

  private static List<String> operation(ApiDocument.Operation operation) {
    JsonObject json = operation.json();
    String place = operation.verb() + " " + operation.path();
    List<String> lines = new ArrayList<>();
    StringBuilder line =
        new StringBuilder("operation ")
            .append(place)
            .append(' ')
            .append(operation.id().isEmpty() ? "-" : operation.id());
    line.append(" tag=").append(joined(json.get("tags")));
    if (flag(json, "deprecated")) {
      line.append(" deprecated");
    }
    line.append(" -> ");
    List<String> answers = new ArrayList<>();
    for (Map.Entry<String, JsonElement> answer :
        new TreeMap<>(json.getAsJsonObject("responses").asMap()).entrySet()) {
      answers.add(
          answer.getKey() + ":" + SchemaType.of(answer.getValue().getAsJsonObject().get("schema")));
    }
    lines.add(line.append(String.join(" ", answers)).toString());
    if (json.has("parameters")) {
      for (JsonElement element : json.getAsJsonArray("parameters")) {
        JsonObject parameter = element.getAsJsonObject();
        String type = SchemaType.of(parameter.has("schema") ? parameter.get("schema") : parameter);
        lines.add(
            "parameter %s %s %s %s%s"
                .formatted(
                    place,
                    parameter.get("in").getAsString(),
                    parameter.get("name").getAsString(),
                    type,
                    flag(parameter, "required") ? " required" : ""));
      }
    }
    return lines;
  }

  private static List<String> model(String name, JsonObject schema) {
    List<String> lines = new ArrayList<>();
    lines.add("model " + name + " " + SchemaType.of(schema));
    JsonObject properties = schema.getAsJsonObject("properties");
    if (properties != null) {
      properties
          .entrySet()
          .forEach(
              field ->
                  lines.add(
                      "field %s.%s %s%s"
                          .formatted(
                              name,
                              field.getKey(),
                              SchemaType.of(field.getValue()),
                              ApiDocument.requires(schema, field.getKey()) ? " required" : "")));
    }
    return lines;
  }

  private static String joined(@Nullable JsonElement list) {
    return list == null
        ? ""
        : String.join(
            ",", list.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList());
  }

  private static boolean flag(JsonObject json, String name) {
    return json.has(name) && json.get(name).getAsBoolean();
  }
}
