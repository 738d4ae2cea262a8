package io.github.ibmcontainers.spec.style;

import static io.github.ibmcontainers.spec.style.Tree.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Styles and locations of parameters and responses. */
final class PartStyles {
  private PartStyles() {}

  static void sharedParameters(JsonObject document, RandomGenerator random) {
    JsonObject shared = shared(document, "parameters");
    for (Tree.Operation operation : Tree.operations(document)) {
      JsonArray parameters = operation.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        JsonObject parameter = parameters.get(i).getAsJsonObject();
        if (!parameter.has("$ref")) {
          parameters.set(i, share(shared, "parameters", text(parameter, "name"), parameter));
        }
      }
    }
  }

  static void sharedResponses(JsonObject document, RandomGenerator random) {
    JsonObject shared = shared(document, "responses");
    for (Tree.Operation operation : Tree.operations(document)) {
      JsonObject responses = operation.responses();
      for (String status : List.copyOf(responses.keySet())) {
        if (status.startsWith("x-")) {
          continue;
        }
        JsonObject response = responses.getAsJsonObject(status);
        if (!response.has("$ref")) {
          responses.add(status, share(shared, "responses", "answer " + status, response));
        }
      }
    }
  }

  /** What is the same everywhere is shared under its name, what differs under a longer one. */
  private static JsonObject share(JsonObject shared, String kind, String name, JsonObject part) {
    String free = name;
    for (int i = 2; shared.has(free) && !shared.get(free).equals(part); i++) {
      free = name + "_" + i;
    }
    shared.add(free, part);
    return Tree.reference(kind, free.replace("~", "~0").replace("/", "~1"));
  }

  private static JsonObject shared(JsonObject document, String kind) {
    if (!document.has(kind)) {
      document.add(kind, new JsonObject());
    }
    return document.getAsJsonObject(kind);
  }

  static void pathParameters(JsonObject document, RandomGenerator random) {
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      if (!(path.getValue() instanceof JsonObject item)) {
        continue;
      }
      List<Tree.Operation> operations =
          Tree.operations(document).stream().filter(o -> o.path().equals(path.getKey())).toList();
      Set<JsonElement> common = new HashSet<>(operations.get(0).parameters().asList());
      operations.forEach(o -> common.retainAll(o.parameters().asList()));
      // A separate body distinguishes operations with equal bodies.
      common.removeIf(parameter -> parameter.toString().contains("\"in\":\"body\""));
      JsonArray own = item.has("parameters") ? item.getAsJsonArray("parameters") : new JsonArray();
      common.forEach(own::add);
      operations.forEach(o -> common.forEach(p -> o.parameters().remove(p)));
      item.add("parameters", own);
    }
  }

  static void shuffledParameters(JsonObject document, RandomGenerator random) {
    Random shuffle = new Random(random.nextLong());
    for (Tree.Operation operation : Tree.operations(document)) {
      List<JsonElement> parameters = new ArrayList<>(operation.parameters().asList());
      Collections.shuffle(parameters, shuffle);
      JsonArray list = new JsonArray();
      parameters.forEach(list::add);
      operation.json().add("parameters", list);
    }
  }

  static void namedBody(JsonObject document, RandomGenerator random) {
    for (JsonObject parameter : Tree.parameters(document)) {
      if (text(parameter, "in").equals("body")) {
        parameter.addProperty("name", random.nextBoolean() ? "payload" : "Create Request");
      }
    }
  }

  static void lowerCaseHeaders(JsonObject document, RandomGenerator random) {
    headers(document).forEach(h -> h.addProperty("name", Tree.lower(text(h, "name"))));
  }

  static void mixedCaseHeaders(JsonObject document, RandomGenerator random) {
    headers(document)
        .forEach(
            h ->
                h.addProperty(
                    "name",
                    random.nextBoolean()
                        ? text(h, "name").toUpperCase(Locale.ROOT)
                        : Tree.lower(text(h, "name"))));
  }

  private static List<JsonObject> headers(JsonObject document) {
    return Tree.parameters(document).stream().filter(p -> text(p, "in").equals("header")).toList();
  }

  static void noFalseRequired(JsonObject document, RandomGenerator random) {
    for (JsonObject parameter : Tree.parameters(document)) {
      if (parameter.has("required") && !parameter.get("required").getAsBoolean()) {
        parameter.remove("required");
      }
    }
  }

  static void mediaTypeHeaders(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      for (String name : List.of("Accept", "Content-Type")) {
        JsonObject header = Tree.object("name", name);
        header.addProperty("in", "header");
        header.addProperty("type", "string");
        header.addProperty("required", random.nextBoolean());
        operation.parameters().add(header);
      }
    }
  }

  static void collectionFormat(JsonObject document, RandomGenerator random) {
    for (JsonObject parameter : Tree.parameters(document)) {
      if (text(parameter, "in").equals("query")) {
        parameter.addProperty("collectionFormat", "csv");
      }
    }
  }
}
