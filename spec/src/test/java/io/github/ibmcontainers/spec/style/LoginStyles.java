package io.github.ibmcontainers.spec.style;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.random.RandomGenerator;

/** Styles of login requirements. */
final class LoginStyles {
  private LoginStyles() {}

  static void none(JsonObject document, RandomGenerator random) {
    document.remove("security");
    document.remove("securityDefinitions");
    Tree.operations(document)
        .forEach(
            o -> {
              o.json().remove("security");
              o.parameters()
                  .asList()
                  .removeIf(p -> Tree.text(p.getAsJsonObject(), "name").equals("Authorization"));
            });
  }

  static void otherName(JsonObject document, RandomGenerator random) {
    named(document, "Bearer Token", Tree.object("type", "apiKey"));
  }

  static void oauth(JsonObject document, RandomGenerator random) {
    JsonObject definition = Tree.object("type", "oauth2");
    definition.addProperty("flow", "application");
    definition.addProperty("tokenUrl", "https://iam.cloud.ibm.com/identity/token");
    definition.add("scopes", Tree.object("all", "Everything"));
    named(document, "iam", definition);
  }

  static void basic(JsonObject document, RandomGenerator random) {
    named(document, "basic", Tree.object("type", "basic"));
  }

  private static void named(JsonObject document, String name, JsonObject definition) {
    JsonObject definitions = new JsonObject();
    definitions.add(name, definition);
    document.add("securityDefinitions", definitions);
    for (Tree.Operation operation : Tree.operations(document)) {
      if (needed(operation)) {
        operation.json().add("security", requirement(name));
      }
    }
  }

  static void forAll(JsonObject document, RandomGenerator random) {
    if (Tree.operations(document).stream().anyMatch(LoginStyles::needed)) {
      document.add("security", requirement("Authorization"));
      for (Tree.Operation operation : Tree.operations(document)) {
        if (needed(operation)) {
          operation.json().remove("security");
        }
      }
    }
  }

  static void requiredHeader(JsonObject document, RandomGenerator random) {
    header(document, true);
  }

  static void optionalHeader(JsonObject document, RandomGenerator random) {
    header(document, false);
  }

  private static void header(JsonObject document, boolean required) {
    for (Tree.Operation operation : Tree.operations(document)) {
      if (needed(operation)) {
        operation.json().remove("security");
        JsonObject header = Tree.object("name", required ? "Authorization" : "authorization");
        header.addProperty("in", "header");
        header.addProperty("type", "string");
        header.addProperty("required", required);
        operation.parameters().add(header);
      }
    }
    document.remove("securityDefinitions");
  }

  private static boolean needed(Tree.Operation operation) {
    return operation.json().get("security") instanceof JsonArray security && !security.isEmpty();
  }

  private static JsonArray requirement(String name) {
    JsonObject requirement = new JsonObject();
    requirement.add(name, new JsonArray());
    JsonArray security = new JsonArray();
    security.add(requirement);
    return security;
  }
}
