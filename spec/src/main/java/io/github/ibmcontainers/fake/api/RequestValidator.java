package io.github.ibmcontainers.fake.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.http.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Validates requests against the document. Immutable. */
public final class RequestValidator {
  private final JsonObject document;

  /** Creates a validator for a document. */
  public RequestValidator(JsonObject document) {
    this.document = document;
  }

  /** Rejects a request that doesn't conform to the operation; returns the parsed body, if any. */
  public Optional<JsonElement> check(OperationSpec operation, Exchange exchange) {
    checkHeaders(operation, exchange);
    checkQuery(operation, exchange.url());
    return checkBody(operation, exchange);
  }

  private static void checkHeaders(OperationSpec operation, Exchange exchange) {
    for (String name : exchange.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-auth-") || lower.equals("x-region")) {
        for (String value : exchange.headers().values(name)) {
          checkScopeHeader(name, value);
        }
      }
    }
    for (OperationSpec.Parameter parameter : operation.parameters()) {
      if (parameter.in().equals("header")
          && parameter.required()
          && !parameter.name().equalsIgnoreCase("Authorization")
          && !hasDefault(operation, parameter)
          && exchange.headers().get(parameter.name()) == null) {
        throw ApiException.badRequest("The required header " + parameter.name() + " is missing.");
      }
    }
  }

  /**
   * The document requires the header, but the service uses the account's default group without it.
   */
  private static boolean hasDefault(OperationSpec operation, OperationSpec.Parameter parameter) {
    return Set.of("CreateCluster", "vpcCreateCluster").contains(operation.id())
        && parameter.name().equalsIgnoreCase("X-Auth-Resource-Group");
  }

  private static void checkScopeHeader(String name, String value) {
    // IAM's text for a missing refresh token, and values that clients send for null.
    if (name.equalsIgnoreCase("X-Auth-Refresh-Token")
        && Set.of("not_supported", "null", "undefined").contains(value)) {
      throw ApiException.badRequest(
          "The header X-Auth-Refresh-Token does not contain a refresh token.");
    }
  }

  private static void checkQuery(OperationSpec operation, HttpUrl url) {
    List<OperationSpec.Parameter> declared =
        operation.parameters().stream().filter(p -> p.in().equals("query")).toList();
    for (String name : url.queryParameterNames()) {
      OperationSpec.Parameter parameter =
          declared.stream()
              .filter(p -> p.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> ApiException.badRequest("The query parameter " + name + " is unknown."));
      String value = url.queryParameter(name);
      if (value == null || value.isEmpty()) {
        checkFlag(parameter);
      } else {
        checkScalar(parameter, value);
      }
    }
    for (OperationSpec.Parameter parameter : declared) {
      if (parameter.required() && !url.queryParameterNames().contains(parameter.name())) {
        throw ApiException.badRequest(
            "The required query parameter " + parameter.name() + " is missing.");
      }
    }
  }

  /** A parameter without a value is a flag, so it can't be a number or required. */
  private static void checkFlag(OperationSpec.Parameter parameter) {
    if (parameter.required() || Set.of("integer", "number").contains(parameter.type())) {
      throw ApiException.badRequest("The query parameter " + parameter.name() + " has no value.");
    }
  }

  private static void checkScalar(OperationSpec.Parameter parameter, String value) {
    boolean fits =
        switch (parameter.type()) {
          case "boolean" -> value.equals("true") || value.equals("false");
          case "integer" -> value.matches("-?[0-9]{1,18}");
          case "number" -> value.matches("-?[0-9]+(\\.[0-9]+)?");
          default -> true;
        };
    if (!fits) {
      throw ApiException.badRequest(
          "The query parameter " + parameter.name() + " is not of type " + parameter.type() + ".");
    }
  }

  private Optional<JsonElement> checkBody(OperationSpec operation, Exchange exchange) {
    if (operation.body().isEmpty()) {
      if (exchange.body().size() > 0) {
        throw ApiException.badRequest("This operation does not accept a body.");
      }
      return Optional.empty();
    }
    if (exchange.body().size() == 0) {
      if (operation.bodyRequired()) {
        throw ApiException.badRequest("The request has no body.");
      }
      return Optional.empty();
    }
    checkContentType(operation, exchange.headers().get("Content-Type"));
    JsonElement body;
    try {
      body = JsonParser.parseString(exchange.text());
    } catch (JsonParseException e) {
      throw ApiException.badRequest("The body is not valid JSON.");
    }
    checkValue("body", operation.body().get(), body);
    return Optional.of(body);
  }

  private static void checkContentType(
      OperationSpec operation, @org.jspecify.annotations.Nullable String header) {
    String type = header == null ? "" : header.split(";", -1)[0].trim().toLowerCase(Locale.ROOT);
    if (!operation.consumes().contains(type)) {
      throw ApiException.badRequest(
          "The content type '" + type + "' is not one of " + operation.consumes() + ".");
    }
  }

  private void checkValue(String where, JsonObject declared, JsonElement value) {
    JsonObject schema = OperationSpec.resolve(document, declared);
    if (value.isJsonNull()) {
      return;
    }
    String type =
        schema.has("type")
            ? schema.get("type").getAsString()
            : schema.has("properties") ? "object" : "any";
    if (!fits(type, value)) {
      throw ApiException.badRequest("The value of " + where + " is not of type " + type + ".");
    }
    if (type.equals("array") && schema.has("items")) {
      for (JsonElement item : value.getAsJsonArray()) {
        checkValue(where + "[]", schema.getAsJsonObject("items"), item);
      }
    } else if (type.equals("object")) {
      checkObject(where, schema, value.getAsJsonObject());
    }
  }

  private void checkObject(String where, JsonObject schema, JsonObject value) {
    if (schema.has("required")) {
      for (JsonElement name : schema.getAsJsonArray("required")) {
        if (!value.has(name.getAsString())) {
          throw ApiException.badRequest(
              "The required field " + where + "." + name.getAsString() + " is missing.");
        }
      }
    }
    JsonObject properties =
        schema.has("properties") ? schema.getAsJsonObject("properties") : new JsonObject();
    for (Map.Entry<String, JsonElement> field : value.entrySet()) {
      // Like the service, accepts fields that the document doesn't define.
      if (properties.has(field.getKey())) {
        checkValue(
            where + "." + field.getKey(),
            properties.getAsJsonObject(field.getKey()),
            field.getValue());
      } else if (schema.has("additionalProperties")
          && schema.get("additionalProperties").isJsonObject()) {
        checkValue(
            where + "." + field.getKey(),
            schema.getAsJsonObject("additionalProperties"),
            field.getValue());
      }
    }
  }

  private static boolean fits(String type, JsonElement value) {
    return switch (type) {
      case "string" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
      case "boolean" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
      case "integer" ->
          value.isJsonPrimitive()
              && value.getAsJsonPrimitive().isNumber()
              && value.getAsString().matches("-?[0-9]+");
      case "number" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
      case "array" -> value.isJsonArray();
      case "object" -> value.isJsonObject();
      default -> true;
    };
  }
}
