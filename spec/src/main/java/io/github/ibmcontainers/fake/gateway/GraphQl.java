package io.github.ibmcontainers.fake.gateway;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.World;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.Map;

/**
 * What is served at {@code /graphql}: the fields that IBM's Go client uses. Errors are answered
 * with status 200.
 */
final class GraphQl {
  private final World world;
  private final GraphQlFields fields;

  GraphQl(World world) {
    this.world = world;
    this.fields = new GraphQlFields(world);
  }

  static boolean is(Exchange exchange) {
    return exchange.path().equals("/graphql");
  }

  /** A refusal in the words of GraphQL. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String code;

    Refusal(String code, String message) {
      super(message, null, false, false);
      this.code = code;
    }
  }

  Reply handle(Exchange exchange, JsonObject claims) {
    if (!exchange.method().equals("POST")) {
      throw ApiException.of(405, "G0001", "General", "The HTTP method is not supported here.");
    }
    String account = claims.getAsJsonObject("account").get("bss").getAsString();
    JsonObject answer = new JsonObject();
    try {
      synchronized (world) {
        answer.add("data", data(exchange.text(), account));
      }
    } catch (Refusal refusal) {
      JsonObject extensions = new JsonObject();
      extensions.addProperty("code", refusal.code);
      JsonObject error = new JsonObject();
      error.addProperty("message", refusal.getMessage());
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
            .orElseThrow(() -> new Refusal("GRAPHQL_PARSE_FAILED", "The query can't be read."));
    JsonObject variables =
        request.has("variables") && request.get("variables").isJsonObject()
            ? request.getAsJsonObject("variables")
            : new JsonObject();
    JsonObject data = new JsonObject();
    for (GraphQlQuery.Field field : operation.fields()) {
      JsonObject arguments = new JsonObject();
      field.arguments().forEach((name, value) -> arguments.add(name, resolve(value, variables)));
      GraphQlFields.Resolver nested = f -> pages(f, variables);
      JsonElement value = fields.resolve(operation.type(), field, arguments, account, nested);
      data.add(field.key(), project(field, value));
    }
    return data;
  }

  private static JsonObject pages(GraphQlQuery.Field field, JsonObject variables) {
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
      // refused below
    }
    throw new Refusal("GRAPHQL_PARSE_FAILED", "The body has no query.");
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

  /** Of a value, what was asked for and nothing else. */
  private static JsonElement project(GraphQlQuery.Field asked, JsonElement value) {
    if (value.isJsonArray()) {
      JsonArray items = new JsonArray();
      value.getAsJsonArray().forEach(item -> items.add(project(asked, item)));
      return items;
    }
    if (!value.isJsonObject()) {
      return value;
    }
    if (asked.fields().isEmpty()) {
      throw new Refusal(
          "GRAPHQL_VALIDATION_FAILED", "The field '" + asked.name() + "' needs a selection.");
    }
    JsonObject answer = new JsonObject();
    select(asked.fields(), value.getAsJsonObject(), answer);
    return answer;
  }

  private static void select(
      java.util.List<GraphQlQuery.Field> fields, JsonObject value, JsonObject answer) {
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
        throw new Refusal(
            "GRAPHQL_VALIDATION_FAILED", "There is no field '" + field.name() + "' here.");
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
