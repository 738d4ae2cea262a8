package io.github.ibmcontainers.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.SchemaType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists the facts of a document's interface, one per line, in the format of {@code
 * facts-published.tsv}.
 */
final class DocumentFacts {
  private static final String DEFINITIONS = "#/definitions/";

  private final JsonObject document;
  private final Set<String> lines = new TreeSet<>();

  private DocumentFacts(JsonObject document) {
    this.document = document;
  }

  static Set<String> of(JsonObject document) {
    DocumentFacts facts = new DocumentFacts(document);
    facts.collect();
    return facts.lines;
  }

  private void collect() {
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      operation(operation.json(), place(operation));
    }
    for (ApiDocument.Operation operation : ApiDocument.operations(GeneratorInput.from(document))) {
      boolean needed = operation.json().get("x-login-needed").getAsBoolean();
      add("login", place(operation), needed ? "needed" : "not needed");
    }
    Set<String> bodies =
        ApiDocument.operations(document).stream()
            .map(o -> o.id().substring(0, 1).toUpperCase(Locale.ROOT) + o.id().substring(1))
            .map(id -> id + "Request")
            .collect(Collectors.toSet());
    for (String name : ApiDocument.definitions(document).keySet()) {
      if (!bodies.contains(name)) {
        fields("field\t" + name, definition(name));
      }
    }
  }

  private void operation(JsonObject operation, String place) {
    JsonElement answer = null;
    for (Map.Entry<String, JsonElement> response :
        operation.getAsJsonObject("responses").entrySet()) {
      if (response.getKey().startsWith("2")) {
        add("status", place, response.getKey());
        if (answer == null) {
          answer = response.getValue().getAsJsonObject().get("schema");
        }
      }
    }
    add(
        "operation",
        place,
        operation.get("operationId").getAsString(),
        joined(operation.get("tags")),
        joined(operation.get("consumes")),
        joined(operation.get("produces")),
        SchemaType.of(answer));
    if (operation.has("x-deprecated-since")) {
      add("deprecated", place, operation.get("x-deprecated-since").getAsString());
    }
    for (JsonElement element : operation.getAsJsonArray("parameters")) {
      parameter(element.getAsJsonObject(), place);
    }
  }

  private void parameter(JsonObject parameter, String place) {
    String in = parameter.get("in").getAsString();
    String need = need(parameter.has("required") && parameter.get("required").getAsBoolean());
    if (!in.equals("body")) {
      String name = parameter.get("name").getAsString();
      add("parameter", place, in, name, SchemaType.of(parameter), need);
      if (parameter.has("x-flag")) {
        add("flag", place, name);
      }
      return;
    }
    JsonObject schema = parameter.getAsJsonObject("schema");
    if (schema.has("$ref")) {
      fields("request\t" + place, resolved(schema));
    } else {
      add("body", place, SchemaType.of(schema), need);
    }
  }

  private void fields(String prefix, JsonObject model) {
    if (model.has("allOf")) {
      model
          .getAsJsonArray("allOf")
          .forEach(part -> fields(prefix, resolved(part.getAsJsonObject())));
    }
    if (!model.has("properties")) {
      return;
    }
    JsonArray required = model.getAsJsonArray("required");
    for (Map.Entry<String, JsonElement> field : model.getAsJsonObject("properties").entrySet()) {
      JsonObject schema = field.getValue().getAsJsonObject();
      boolean must =
          required != null
              && required.asList().stream().anyMatch(r -> r.getAsString().equals(field.getKey()));
      lines.add(String.join("\t", prefix, field.getKey(), SchemaType.of(schema), need(must)));
      if (schema.has("x-read-leniently")) {
        lines.add(prefix.replaceFirst("field", "lenient") + "\t" + field.getKey());
      }
    }
  }

  private JsonObject resolved(JsonObject schema) {
    return schema.has("$ref")
        ? definition(schema.get("$ref").getAsString().substring(DEFINITIONS.length()))
        : schema;
  }

  private JsonObject definition(String name) {
    return ApiDocument.definitions(document).getAsJsonObject(name);
  }

  private void add(String... columns) {
    lines.add(String.join("\t", columns));
  }

  private static String place(ApiDocument.Operation operation) {
    return operation.verb() + "\t" + operation.path();
  }

  private static String need(boolean required) {
    return required ? "required" : "optional";
  }

  private static String joined(@Nullable JsonElement list) {
    return list == null || list.getAsJsonArray().isEmpty()
        ? "-"
        : list.getAsJsonArray().asList().stream()
            .map(JsonElement::getAsString)
            .collect(Collectors.joining(","));
  }
}
