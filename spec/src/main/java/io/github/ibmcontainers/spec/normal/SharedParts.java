package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.DocumentException;
import io.github.ibmcontainers.spec.document.References;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes operations self-contained: replaces references to shared parameters, responses and paths by
 * their targets, and copies the parameters of a path to each of its operations that doesn't declare
 * them itself.
 */
final class SharedParts implements Rule {
  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    JsonObject paths = document.getAsJsonObject("paths");
    for (String path : List.copyOf(paths.keySet())) {
      paths.add(path, resolved(document, paths.get(path)));
    }
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      JsonArray flat = parameters(document, operation.json().get("parameters"));
      JsonObject path = paths.getAsJsonObject(operation.path());
      for (JsonElement common : parameters(document, path.get("parameters"))) {
        if (flat.asList().stream().noneMatch(own -> same(own, common))) {
          flat.add(common);
        }
      }
      operation.json().add("parameters", flat);
      JsonObject responses = operation.json().getAsJsonObject("responses");
      for (String status : List.copyOf(responses.keySet())) {
        responses.add(status, resolved(document, responses.get(status)));
      }
    }
    for (Map.Entry<String, JsonElement> path : paths.entrySet()) {
      path.getValue().getAsJsonObject().keySet().retainAll(Shape.METHODS);
    }
    document.remove("parameters");
    document.remove("responses");
  }

  private static JsonArray parameters(JsonObject document, @Nullable JsonElement parameters) {
    JsonArray result = new JsonArray();
    if (parameters != null) {
      for (JsonElement parameter : parameters.getAsJsonArray()) {
        result.add(resolved(document, parameter));
      }
    }
    return result;
  }

  private static JsonElement resolved(JsonObject document, JsonElement element) {
    Set<String> seen = new HashSet<>();
    JsonElement found = element;
    while (found.getAsJsonObject().get("$ref") instanceof JsonPrimitive reference) {
      String name = reference.getAsString();
      if (!seen.add(name)) {
        throw new DocumentException(name + " refers to itself");
      }
      found =
          References.target(name, document)
              .filter(JsonElement::isJsonObject)
              .orElseThrow(() -> new DocumentException("dangling reference: " + name))
              .deepCopy();
    }
    return found;
  }

  private static boolean same(JsonElement a, JsonElement b) {
    JsonObject one = a.getAsJsonObject();
    JsonObject other = b.getAsJsonObject();
    String in = one.get("in").getAsString();
    if (!in.equals(other.get("in").getAsString())) {
      return false;
    }
    String name = one.get("name").getAsString();
    String another = other.get("name").getAsString();
    return switch (in) {
      case "body" -> true;
      case "header" -> name.equalsIgnoreCase(another);
      default -> name.equals(another);
    };
  }
}
