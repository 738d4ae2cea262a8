package io.github.ibmcontainers.spec.style;

import static io.github.ibmcontainers.spec.style.Tree.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** Styles of schemas. */
final class SchemaStyles {
  private SchemaStyles() {}

  static void allOfReference(JsonObject document, RandomGenerator random) {
    Tree.schemas(
        document,
        schema -> {
          if (!schema.has("$ref") || random.nextBoolean()) {
            return schema;
          }
          JsonArray all = new JsonArray();
          all.add(schema.deepCopy());
          JsonObject composed = Tree.object("description", "What it is here.");
          composed.add("allOf", all);
          return composed;
        });
  }

  /** Half of the fields in one part, half in another. */
  static void allOfParts(JsonObject document, RandomGenerator random) {
    JsonObject definitions = Tree.definitions(document);
    for (String name : List.copyOf(definitions.keySet())) {
      JsonObject model = definitions.getAsJsonObject(name);
      if (model.get("properties") instanceof JsonObject properties && properties.size() > 1) {
        JsonObject one = part(model);
        JsonObject other = part(model);
        other.remove("required");
        properties
            .entrySet()
            .forEach(
                field ->
                    (random.nextBoolean() ? one : other)
                        .getAsJsonObject("properties")
                        .add(field.getKey(), field.getValue()));
        JsonArray all = new JsonArray();
        all.add(one);
        all.add(other);
        model.remove("properties");
        model.remove("required");
        model.remove("type");
        model.add("allOf", all);
      }
    }
  }

  private static JsonObject part(JsonObject model) {
    JsonObject part = Tree.object("type", "object");
    part.add("properties", new JsonObject());
    if (model.has("required")) {
      part.add("required", model.get("required"));
    }
    return part;
  }

  static void inlineBodies(JsonObject document, RandomGenerator random) {
    Tree.parameters(document).forEach(p -> inline(document, p, "schema"));
  }

  static void inlineAnswers(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      for (String status : operation.responses().keySet()) {
        if (status.startsWith("2")) {
          inline(document, operation.responses().getAsJsonObject(status), "schema");
        }
      }
    }
  }

  static void inlineFields(JsonObject document, RandomGenerator random) {
    JsonObject originals = Tree.definitions(document).deepCopy();
    for (JsonElement model : Tree.definitions(document).asMap().values()) {
      if (model.getAsJsonObject().get("properties") instanceof JsonObject properties) {
        for (String field : List.copyOf(properties.keySet())) {
          if (random.nextInt(3) == 0) {
            inlineOne(originals, properties, field);
          }
        }
      }
    }
  }

  /** Only what is nobody's own field: the definition stays where others refer to it. */
  private static void inline(JsonObject document, JsonObject holder, String member) {
    inlineOne(Tree.definitions(document), holder, member);
  }

  private static void inlineOne(JsonObject definitions, JsonObject holder, String member) {
    if (holder.get(member) instanceof JsonObject schema) {
      if (schema.has("$ref")
          && definitions.get(ModelStyles.model(schema)) instanceof JsonObject model) {
        holder.add(member, model.deepCopy());
      } else if (schema.get("items") instanceof JsonObject) {
        inlineOne(definitions, schema, "items");
      }
    }
  }

  static void noObjectType(JsonObject document, RandomGenerator random) {
    Tree.schemas(
        document,
        schema -> {
          if (schema.has("properties") && text(schema, "type").equals("object")) {
            schema.remove("type");
          }
          return schema;
        });
  }

  static void nullTypes(JsonObject document, RandomGenerator random) {
    Tree.schemas(
        document,
        schema -> {
          String type = text(schema, "type");
          if (!type.isEmpty() && random.nextBoolean()) {
            schema.add("type", Tree.list(type, "null"));
          }
          return schema;
        });
  }

  static void nullable(JsonObject document, RandomGenerator random) {
    Tree.schemas(
        document,
        schema -> {
          schema.addProperty(random.nextBoolean() ? "x-nullable" : "x-isnullable", true);
          return schema;
        });
  }

  static void openObjects(JsonObject document, RandomGenerator random) {
    Tree.schemas(
        document,
        schema -> {
          if (schema.has("properties") && !schema.has("additionalProperties")) {
            schema.addProperty("additionalProperties", random.nextBoolean());
          }
          return schema;
        });
  }

  static BiConsumer<JsonObject, RandomGenerator> format(String format) {
    return (document, random) ->
        Tree.schemas(
            document,
            schema -> {
              if (text(schema, "format").equals("int64")) {
                schema.addProperty("format", format);
              }
              return schema;
            });
  }

  static void noFormat(JsonObject document, RandomGenerator random) {
    Tree.schemas(
        document,
        schema -> {
          if (text(schema, "format").equals("int64")) {
            schema.remove("format");
          }
          return schema;
        });
  }

  static void decoration(JsonObject document, RandomGenerator random) {
    Tree.schemas(
        document,
        schema -> {
          schema.addProperty("x-go-name", "Name");
          schema.addProperty("x-omitempty", true);
          schema.addProperty("x-order", 3);
          schema.addProperty("example", "text");
          schema.addProperty("title", "A title");
          schema.add("externalDocs", Tree.object("url", "https://cloud.ibm.com/docs"));
          return schema;
        });
    document.addProperty("x-generated-by", "a tool");
    document.getAsJsonObject("paths").addProperty("x-paths", true);
    Tree.operations(document)
        .forEach(
            o -> {
              o.json().addProperty("x-internal", true);
              o.json().addProperty("x-codegen-request-body-name", "payload");
              o.responses().addProperty("x-answers", 3);
            });
  }

  static void nullMembers(JsonObject document, RandomGenerator random) {
    document.add("externalDocs", JsonNull.INSTANCE);
    Tree.operations(document)
        .forEach(
            o -> {
              o.json().add("deprecated", JsonNull.INSTANCE);
              if (o.parameters().isEmpty()) {
                o.json().add("parameters", JsonNull.INSTANCE);
              }
            });
  }
}
