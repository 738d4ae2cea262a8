package io.github.ibmcontainers.spec.style;

import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Styles of model names. */
final class ModelStyles {
  private static final String DEFINITIONS = "#/definitions/";

  private ModelStyles() {}

  static void packagePrefix(JsonObject document, RandomGenerator random) {
    rename(document, name -> "containers.v2." + name);
  }

  static void pathPrefix(JsonObject document, RandomGenerator random) {
    rename(document, name -> "github.com/ibm/containers." + name);
  }

  static void brackets(JsonObject document, RandomGenerator random) {
    rename(document, name -> "«" + name + "»");
  }

  static void blanks(JsonObject document, RandomGenerator random) {
    rename(document, name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
  }

  static void recased(JsonObject document, RandomGenerator random) {
    rename(document, name -> Tree.lower(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")));
  }

  private static void rename(JsonObject document, UnaryOperator<String> change) {
    JsonObject renamed = new JsonObject();
    Tree.definitions(document)
        .asMap()
        .forEach((name, schema) -> renamed.add(change.apply(name), schema));
    document.add("definitions", renamed);
    Tree.schemas(
        document,
        schema ->
            schema.has("$ref")
                ? Tree.reference("definitions", escaped(change.apply(model(schema))))
                : schema);
  }

  static void escapedReferences(JsonObject document, RandomGenerator random) {
    Tree.schemas(
        document,
        schema ->
            schema.has("$ref")
                ? Tree.reference(
                    "definitions",
                    URLEncoder.encode(escaped(model(schema)), StandardCharsets.UTF_8)
                        .replace("+", "%20"))
                : schema);
  }

  static void namedLists(JsonObject document, RandomGenerator random) {
    Map<String, JsonObject> lists = new TreeMap<>();
    Tree.schemas(
        document,
        schema -> {
          if (Tree.text(schema, "type").equals("array")
              && schema.size() == 2
              && schema.getAsJsonObject("items").has("$ref")) {
            String name = model(schema.getAsJsonObject("items")) + " entries";
            lists.put(name, schema);
            return Tree.reference("definitions", escaped(name));
          }
          return schema;
        });
    lists.forEach((name, schema) -> Tree.definitions(document).add(name, schema));
  }

  static void aliases(JsonObject document, RandomGenerator random) {
    for (String name : List.copyOf(Tree.definitions(document).keySet())) {
      if (random.nextBoolean()) {
        Tree.definitions(document)
            .add(name + " again", Tree.reference("definitions", escaped(name)));
      }
    }
    Tree.schemas(
        document,
        schema ->
            schema.has("$ref") && Tree.definitions(document).has(model(schema) + " again")
                ? Tree.reference("definitions", escaped(model(schema) + " again"))
                : schema);
    // The traversal has changed the aliases too.
    for (String name : List.copyOf(Tree.definitions(document).keySet())) {
      if (name.endsWith(" again")) {
        String model = name.substring(0, name.length() - " again".length());
        Tree.definitions(document).add(name, Tree.reference("definitions", escaped(model)));
      }
    }
  }

  static String model(JsonObject reference) {
    String name = Tree.text(reference, "$ref").substring(DEFINITIONS.length());
    return java.net.URLDecoder.decode(name, StandardCharsets.UTF_8)
        .replace("~1", "/")
        .replace("~0", "~");
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
