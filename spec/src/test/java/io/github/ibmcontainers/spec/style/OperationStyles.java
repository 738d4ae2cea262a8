package io.github.ibmcontainers.spec.style;

import static io.github.ibmcontainers.spec.style.Tree.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Styles of operation IDs, tags, responses and media types. */
final class OperationStyles {
  private OperationStyles() {}

  static void noIds(JsonObject document, RandomGenerator random) {
    Tree.operations(document).forEach(o -> o.json().remove("operationId"));
  }

  static void doubledIds(JsonObject document, RandomGenerator random) {
    Tree.operations(document)
        .forEach(o -> o.json().addProperty("operationId", "op" + o.unique().length() % 3));
  }

  static void recasedIds(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      String id = text(operation.json(), "operationId");
      operation
          .json()
          .addProperty(
              "operationId", random.nextBoolean() ? Tree.lower(id) : id.toUpperCase(Locale.ROOT));
    }
  }

  static void prefixedIds(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      String id = text(operation.json(), "operationId");
      operation.json().addProperty("operationId", "Containers." + id + " - 1");
    }
  }

  static void noTags(JsonObject document, RandomGenerator random) {
    document.remove("tags");
    Tree.operations(document).forEach(o -> o.json().remove("tags"));
  }

  static void renamedTags(JsonObject document, RandomGenerator random) {
    document.remove("tags");
    Tree.operations(document)
        .forEach(o -> o.json().add("tags", Tree.list("Group " + o.path().length() % 5)));
  }

  static void severalTags(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      JsonArray tags = Tree.list("everything", "v3");
      if (operation.json().get("tags") instanceof JsonArray own) {
        own.addAll(tags);
      } else {
        operation.json().add("tags", tags);
      }
    }
  }

  static void defaultOnly(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      JsonObject responses = operation.responses();
      List<String> successes =
          responses.keySet().stream().filter(code -> code.startsWith("2")).toList();
      if (!successes.isEmpty()) {
        JsonObject only = new JsonObject();
        only.add("default", responses.get(successes.get(0)));
        operation.json().add("responses", only);
      }
    }
  }

  static void severalSuccesses(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      if (saysSuccess(operation.responses())) {
        for (String code : List.of("200", "202", "207")) {
          if (!operation.responses().has(code)) {
            operation.responses().add(code, Tree.object("description", "Also possible"));
          }
        }
      }
    }
  }

  static void errorsByStatus(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      JsonObject responses = operation.responses();
      if (saysSuccess(responses) && responses.remove("default") instanceof JsonObject error) {
        for (String status : List.of("400", "401", "404", "500")) {
          responses.add(status, error.deepCopy());
        }
      }
    }
  }

  static void noErrors(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      if (saysSuccess(operation.responses())) {
        operation.responses().keySet().removeIf(code -> !code.startsWith("2"));
      }
    }
  }

  /** Whether a success has a status; otherwise the default is the success, not an error. */
  private static boolean saysSuccess(JsonObject responses) {
    return responses.keySet().stream().anyMatch(code -> code.startsWith("2"));
  }

  static void mediaTypesForAll(JsonObject document, RandomGenerator random) {
    for (String list : List.of("consumes", "produces")) {
      document.add(list, Tree.list("application/json"));
      Tree.operations(document).forEach(o -> o.json().remove(list));
    }
  }

  static void mediaTypesEverywhere(JsonObject document, RandomGenerator random) {
    for (String list : List.of("consumes", "produces")) {
      document.remove(list);
      Tree.operations(document).forEach(o -> o.json().add(list, Tree.list("application/json")));
    }
  }

  static void charsets(JsonObject document, RandomGenerator random) {
    for (Tree.Operation operation : Tree.operations(document)) {
      for (Map.Entry<String, JsonElement> member : operation.json().entrySet()) {
        if (List.of("consumes", "produces").contains(member.getKey())) {
          member.setValue(Tree.list("Application/JSON; charset=utf-8"));
        }
      }
    }
  }
}
