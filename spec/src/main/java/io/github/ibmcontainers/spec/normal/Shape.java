package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.DocumentException;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks that every keyword has a value of the type that Swagger 2.0 specifies, so that the rules
 * can rely on it. A keyword that is {@code null} counts as absent.
 */
final class Shape {
  static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Shape() {}

  /**
   * Checks a document.
   *
   * @throws DocumentException if a value has another type, with the location of the first one
   */
  static void check(JsonObject document) {
    object(document, "info", "$");
    each(document, "definitions", "$", Shape::schema);
    each(document, "parameters", "$", Shape::parameter);
    each(document, "responses", "$", Shape::response);
    object(document, "securityDefinitions", "$");
    for (String text : Set.of("host", "basePath")) {
      text(document, text, "$");
    }
    texts(document, "schemes", "$");
    texts(document, "consumes", "$");
    texts(document, "produces", "$");
    requirements(document, "$");
    items(document, "tags", "$", (tag, place) -> text(tag, "name", place));
    if (!present(document.get("paths"))) {
      throw new DocumentException("$: no paths");
    }
    each(document, "paths", "$", Shape::path);
  }

  private static void path(JsonObject item, String place) {
    text(item, "$ref", place);
    items(item, "parameters", place, Shape::parameter);
    for (String method : METHODS) {
      if (present(item.get(method))) {
        operation(objectAt(item.get(method), place + "." + method), place + "." + method);
      }
    }
  }

  private static void operation(JsonObject operation, String place) {
    text(operation, "operationId", place);
    flag(operation, "deprecated", place);
    texts(operation, "tags", place);
    texts(operation, "consumes", place);
    texts(operation, "produces", place);
    requirements(operation, place);
    items(operation, "parameters", place, Shape::parameter);
    if (!present(operation.get("responses"))) {
      throw new DocumentException(place + ": an operation without responses");
    }
    each(operation, "responses", place, Shape::response);
  }

  private static void parameter(JsonObject parameter, String place) {
    if (present(parameter.get("$ref"))) {
      text(parameter, "$ref", place);
      return;
    }
    for (String name : Set.of("name", "in")) {
      if (!present(parameter.get(name))) {
        throw new DocumentException(place + ": a parameter without " + name);
      }
      text(parameter, name, place);
    }
    flag(parameter, "required", place);
    flag(parameter, "allowEmptyValue", place);
    text(parameter, "collectionFormat", place);
    if (present(parameter.get("schema"))) {
      schema(objectAt(parameter.get("schema"), place + ".schema"), place + ".schema");
    }
    schema(parameter, place);
  }

  private static void response(JsonObject response, String place) {
    text(response, "$ref", place);
    if (present(response.get("schema"))) {
      schema(objectAt(response.get("schema"), place + ".schema"), place + ".schema");
    }
  }

  private static void schema(JsonObject schema, String place) {
    text(schema, "$ref", place);
    text(schema, "format", place);
    check(schema, "type", place, v -> isText(v) || isList(v, Shape::isTextOrNull), "text");
    check(schema, "required", place, v -> isFlag(v) || isList(v, Shape::isText), "a list of names");
    check(schema, "enum", place, JsonElement::isJsonArray, "a list");
    each(schema, "properties", place, Shape::schema);
    JsonElement items = schema.get("items");
    if (items != null && items.isJsonArray()) {
      items(schema, "items", place, Shape::schema);
    } else if (present(items)) {
      schema(objectAt(items, place + ".items"), place + ".items");
    }
    for (String several : Set.of("allOf", "anyOf", "oneOf")) {
      items(schema, several, place, Shape::schema);
    }
    JsonElement values = schema.get("additionalProperties");
    if (present(values) && !isFlag(values)) {
      schema(objectAt(values, place + ".additionalProperties"), place + ".additionalProperties");
    }
  }

  private static void requirements(JsonObject object, String place) {
    items(object, "security", place, (requirement, where) -> {});
  }

  private static void each(
      JsonObject object, String name, String place, BiConsumer<JsonObject, String> check) {
    if (present(object.get(name))) {
      JsonObject members = objectAt(object.get(name), place + "." + name);
      for (Map.Entry<String, JsonElement> member : members.entrySet()) {
        String where = "%s.%s['%s']".formatted(place, name, member.getKey());
        if (CONTROL.matcher(member.getKey()).find()) {
          throw new DocumentException(where + ": a name with control characters");
        }
        boolean extension = member.getKey().startsWith("x-") && !name.equals("properties");
        if (present(member.getValue()) && !extension) {
          check.accept(objectAt(member.getValue(), where), where);
        }
      }
    }
  }

  private static void items(
      JsonObject object, String name, String place, BiConsumer<JsonObject, String> check) {
    if (present(object.get(name))) {
      String where = place + "." + name;
      if (!(object.get(name) instanceof JsonArray list)) {
        throw unlike(object.get(name), where, "a list");
      }
      for (int i = 0; i < list.size(); i++) {
        String item = where + "[" + i + "]";
        check.accept(objectAt(list.get(i), item), item);
      }
    }
  }

  private static void object(JsonObject object, String name, String place) {
    check(object, name, place, JsonElement::isJsonObject, "an object");
  }

  private static void text(JsonObject object, String name, String place) {
    check(object, name, place, Shape::isText, "text");
    if (present(object.get(name)) && CONTROL.matcher(object.get(name).getAsString()).find()) {
      throw new DocumentException(place + "." + name + ": text with control characters");
    }
  }

  private static void texts(JsonObject object, String name, String place) {
    check(object, name, place, v -> isList(v, Shape::isText), "a list of texts");
  }

  private static void flag(JsonObject object, String name, String place) {
    check(object, name, place, Shape::isFlag, "true or false");
  }

  private static void check(
      JsonObject object, String name, String place, Predicate<JsonElement> fits, String kind) {
    JsonElement value = object.get(name);
    if (present(value) && !fits.test(value)) {
      throw unlike(value, place + "." + name, kind);
    }
  }

  private static JsonObject objectAt(@Nullable JsonElement element, String place) {
    if (element instanceof JsonObject object) {
      return object;
    }
    throw unlike(element, place, "an object");
  }

  private static boolean present(@Nullable JsonElement element) {
    return element != null && !element.isJsonNull();
  }

  private static boolean isText(JsonElement element) {
    return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
  }

  private static boolean isTextOrNull(JsonElement element) {
    return element.isJsonNull() || isText(element);
  }

  private static boolean isFlag(@Nullable JsonElement element) {
    return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean();
  }

  private static boolean isList(JsonElement element, Predicate<JsonElement> each) {
    return element instanceof JsonArray list && list.asList().stream().allMatch(each);
  }

  private static DocumentException unlike(
      @Nullable JsonElement element, String place, String kind) {
    return new DocumentException("%s: %s expected, not %s".formatted(place, kind, kind(element)));
  }

  private static String kind(@Nullable JsonElement element) {
    if (element == null || element.isJsonNull()) {
      return "null";
    }
    if (element.isJsonArray()) {
      return "a list";
    }
    if (element.isJsonObject()) {
      return "an object";
    }
    return isText(element) ? "text" : isFlag(element) ? "true or false" : "a number";
  }
}
