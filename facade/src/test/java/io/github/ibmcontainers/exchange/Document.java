package io.github.ibmcontainers.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The operations of the API document, found by request. */
public final class Document {
  /** Operations that the service offers only by GraphQL aren't in the document. */
  private static final Operation GRAPHQL =
      new Operation(
          "POST /graphql",
          Pattern.compile("POST /graphql"),
          0,
          Set.of("X-Auth-Resource-Account", "X-Auth-Resource-Group", "X-Region"),
          true);

  private final List<Operation> operations = new ArrayList<>();

  /** An operation: its ID, its declared headers, and whether it can be repeated. */
  public record Operation(
      String id, Pattern request, int parameters, Set<String> headers, boolean idempotent) {}

  /** Reads the document. */
  public Document() {
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                Document.class.getResourceAsStream(
                    "/io/github/ibmcontainers/spec/containers-api.json")),
            StandardCharsets.UTF_8)) {
      JsonObject paths = JsonParser.parseReader(in).getAsJsonObject().getAsJsonObject("paths");
      for (Map.Entry<String, JsonElement> path : paths.entrySet()) {
        for (Map.Entry<String, JsonElement> method : path.getValue().getAsJsonObject().entrySet()) {
          add(path.getKey(), method.getKey(), method.getValue().getAsJsonObject());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    operations.sort(Comparator.comparingInt(Operation::parameters));
  }

  private void add(String path, String method, JsonObject operation) {
    Set<String> headers = new HashSet<>();
    JsonArray parameters = operation.getAsJsonArray("parameters");
    for (JsonElement parameter : parameters == null ? new JsonArray() : parameters) {
      if (parameter.getAsJsonObject().get("in").getAsString().equals("header")) {
        headers.add(parameter.getAsJsonObject().get("name").getAsString());
      }
    }
    operations.add(
        new Operation(
            operation.get("operationId").getAsString(),
            Pattern.compile(
                method.toUpperCase(Locale.ROOT)
                    + " "
                    + path.replaceAll("\\{[^}]*}", "[^/?]+")
                    + "(\\?.*)?"),
            (int) path.chars().filter(it -> it == '{').count(),
            headers,
            operation.has("x-idempotent")
                ? operation.get("x-idempotent").getAsBoolean()
                : !method.equals("post") && !method.equals("patch")));
  }

  /**
   * Returns the operation of a request such as {@code GET /v1/clusters/c1}; literal paths take
   * precedence.
   */
  public Operation operation(String request) {
    if (request.equals(GRAPHQL.id())) {
      return GRAPHQL;
    }
    return operations.stream()
        .filter(it -> it.request().matcher(request).matches())
        .findFirst()
        .orElseThrow(() -> new AssertionError(request + " is not in the document"));
  }
}
