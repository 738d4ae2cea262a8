package io.github.ibmcontainers.fake.gateway;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.iam.Claims;
import java.util.List;
import java.util.Map;

/**
 * The GraphQL API at {@code /graphql}, with the fields that IBM's Go client uses. Error responses
 * have the status 200.
 */
final class GraphQl {
  private final Inventory inventory;
  private final GraphQlFields fields;

  GraphQl(Inventory inventory) {
    this.inventory = inventory;
    this.fields = new GraphQlFields(inventory);
  }

  static boolean is(Exchange exchange) {
    return exchange.path().equals("/graphql");
  }

  /** An error of a GraphQL response. */
  static final class GraphQlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String code;

    GraphQlException(String code, String message) {
      super(message, null, false, false);
      this.code = code;
    }
  }

  Reply handle(Exchange exchange, JsonObject claims) {
    if (!exchange.method().equals("POST")) {
      throw ApiException.of(405, "G0001", "General", "The HTTP method is not supported.");
    }
    String account = Claims.account(claims).orElseThrow();
    JsonObject answer = new JsonObject();
    try {
      synchronized (inventory) {
        answer.add("data", data(exchange.text(), account));
      }
    } catch (GraphQlException e) {
      JsonObject extensions = new JsonObject();
      extensions.addProperty("code", e.code);
      JsonObject error = new JsonObject();
      error.addProperty("message", e.getMessage());
      error.add("extensions", extensions);
      JsonArray errors = new JsonArray();
      errors.add(error);
      answer.add("data", JsonNull.INSTANCE);
      answer.add("errors", errors);
    }
    return Reply.json(200, answer);
  }

  private JsonObject data(String body, String account) {
    JsonObject request = request(body);
    GraphQlQuery.Operation operation =
        GraphQlQuery.parse(request.get("query").getAsString())
            .orElseThrow(
                () -> new GraphQlException("GRAPHQL_PARSE_FAILED", "The query can't be parsed."));
    JsonObject variables =
        request.has("variables") && request.get("variables").isJsonObject()
            ? request.getAsJsonObject("variables")
            : new JsonObject();
    JsonObject data = new JsonObject();
    for (GraphQlQuery.Field field : operation.fields()) {
      GraphQlFields.Arguments arguments = f -> arguments(f, variables);
      JsonElement value = fields.resolve(operation.type(), field, arguments, account);
      data.add(field.key(), project(field, value));
    }
    return data;
  }

  private static JsonObject arguments(GraphQlQuery.Field field, JsonObject variables) {
    JsonObject arguments = new JsonObject();
    field.arguments().forEach((name, value) -> arguments.add(name, resolve(value, variables)));
    return arguments;
  }

  private static JsonObject request(String body) {
    try {
      JsonElement json = JsonParser.parseString(body);
      if (json.isJsonObject() && json.getAsJsonObject().has("query")) {
        return json.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      // Reported below.
    }
    throw new GraphQlException("GRAPHQL_PARSE_FAILED", "The body has no query.");
  }

  private static JsonElement resolve(String value, JsonObject variables) {
    if (value.startsWith("$")) {
      JsonElement found = variables.get(value.substring(1));
      return found == null ? JsonNull.INSTANCE : found;
    }
    if (value.startsWith("\"") || value.matches("-?[0-9.]+|true|false|null")) {
      return JsonParser.parseString(value);
    }
    return new JsonPrimitive(value);
  }

  /** Returns only the selected fields of a value. */
  private static JsonElement project(GraphQlQuery.Field field, JsonElement value) {
    if (value.isJsonArray()) {
      JsonArray items = new JsonArray();
      value.getAsJsonArray().forEach(item -> items.add(project(field, item)));
      return items;
    }
    if (!value.isJsonObject()) {
      return value;
    }
    if (field.fields().isEmpty()) {
      throw new GraphQlException(
          "GRAPHQL_VALIDATION_FAILED",
          "The field '" + field.name() + "' must have a selection of subfields.");
    }
    JsonObject answer = new JsonObject();
    select(field.fields(), value.getAsJsonObject(), answer);
    return answer;
  }

  private static void select(List<GraphQlQuery.Field> fields, JsonObject value, JsonObject answer) {
    for (GraphQlQuery.Field field : fields) {
      if (field.onType().isPresent()) {
        JsonElement type = value.get("__typename");
        if (type != null && type.getAsString().equals(field.onType().get())) {
          select(field.fields(), value, answer);
        }
        continue;
      }
      JsonElement found = value.get(field.name());
      if (found == null) {
        throw new GraphQlException(
            "GRAPHQL_VALIDATION_FAILED", "Cannot query field \"" + field.name() + "\".");
      }
      JsonElement projected = project(field, found);
      if (answer.has(field.key()) && projected.isJsonObject()) {
        for (Map.Entry<String, JsonElement> more : projected.getAsJsonObject().entrySet()) {
          answer.getAsJsonObject(field.key()).add(more.getKey(), more.getValue());
        }
      } else {
        answer.add(field.key(), projected);
      }
    }
  }
}
