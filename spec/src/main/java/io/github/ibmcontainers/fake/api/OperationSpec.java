package io.github.ibmcontainers.fake.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An operation of the document.
 *
 * @param id its operation id
 * @param method its HTTP method
 * @param segments its path below the base path, split at the slashes
 * @param parameters its path, query and header parameters
 * @param body the schema of the body
 * @param bodyRequired whether the body is required
 * @param response the schema of the success response
 * @param responseFields the names of the fields of the response, or of its items if it is a list
 * @param success the status of the success response
 * @param consumes the content types of a body
 * @param requiresAuthentication whether a token is required
 */
public record OperationSpec(
    String id,
    String method,
    List<String> segments,
    List<Parameter> parameters,
    Optional<JsonObject> body,
    boolean bodyRequired,
    Optional<JsonObject> response,
    Set<String> responseFields,
    int success,
    List<String> consumes,
    boolean requiresAuthentication) {

  /**
   * A path, query or header parameter.
   *
   * @param name its name
   * @param in its location: {@code path}, {@code query} or {@code header}
   * @param required whether it is required
   * @param type its Swagger type
   */
  public record Parameter(String name, String in, boolean required, String type) {}

  static OperationSpec read(
      JsonObject document, String path, String method, JsonObject item, JsonObject operation) {
    List<Parameter> parameters = new ArrayList<>();
    Optional<JsonObject> body = Optional.empty();
    boolean bodyRequired = false;
    for (JsonElement element : allParameters(item, operation)) {
      JsonObject parameter = resolve(document, element.getAsJsonObject());
      String in = parameter.get("in").getAsString();
      boolean required = parameter.has("required") && parameter.get("required").getAsBoolean();
      if (in.equals("body")) {
        body = Optional.of(parameter.getAsJsonObject("schema"));
        bodyRequired = required;
      } else {
        String type = parameter.has("type") ? parameter.get("type").getAsString() : "string";
        parameters.add(new Parameter(parameter.get("name").getAsString(), in, required, type));
      }
    }
    Success success = Success.of(operation.getAsJsonObject("responses"));
    return new OperationSpec(
        operation.has("operationId") ? operation.get("operationId").getAsString() : method + path,
        method.toUpperCase(Locale.ROOT),
        List.of(path.substring(1).split("/", -1)),
        List.copyOf(parameters),
        body,
        bodyRequired,
        success.schema(),
        success.schema().map(s -> fields(document, s)).orElseGet(Set::of),
        success.status(),
        consumes(document, operation),
        requiresAuthentication(operation));
  }

  /** Resolves references to {@code #/parameters/…} and {@code #/definitions/…}. */
  public static JsonObject resolve(JsonObject document, JsonObject object) {
    JsonObject found = object;
    while (found.has("$ref")) {
      JsonElement target = document;
      for (String step : found.get("$ref").getAsString().substring(2).split("/", -1)) {
        target = target.getAsJsonObject().get(step);
      }
      found = target.getAsJsonObject();
    }
    return found;
  }

  private static Set<String> fields(JsonObject document, JsonObject response) {
    JsonObject schema = resolve(document, response);
    if (schema.has("items")) {
      schema = resolve(document, schema.getAsJsonObject("items"));
    }
    return schema.has("properties")
        ? Set.copyOf(schema.getAsJsonObject("properties").keySet())
        : Set.of();
  }

  private static JsonArray allParameters(JsonObject item, JsonObject operation) {
    JsonArray all = new JsonArray();
    if (item.has("parameters")) {
      all.addAll(item.getAsJsonArray("parameters"));
    }
    if (operation.has("parameters")) {
      all.addAll(operation.getAsJsonArray("parameters"));
    }
    return all;
  }

  private static List<String> consumes(JsonObject document, JsonObject operation) {
    JsonElement types =
        operation.has("consumes") ? operation.get("consumes") : document.get("consumes");
    List<String> names = new ArrayList<>();
    if (types != null) {
      types.getAsJsonArray().forEach(t -> names.add(t.getAsString()));
    }
    return names.isEmpty() ? List.of("application/json") : List.copyOf(names);
  }

  /** The document is in its normal form: no requirements mean that authentication is optional. */
  private static boolean requiresAuthentication(JsonObject operation) {
    JsonArray security = operation.getAsJsonArray("security");
    return security == null || !security.isEmpty();
  }

  /** The first success response in the document. */
  private record Success(int status, Optional<JsonObject> schema) {
    static Success of(JsonObject responses) {
      for (String code : responses.keySet()) {
        if (code.startsWith("2")) {
          JsonObject response = responses.getAsJsonObject(code);
          return new Success(
              Integer.parseInt(code), Optional.ofNullable(response.getAsJsonObject("schema")));
        }
      }
      return new Success(200, Optional.empty());
    }
  }
}
