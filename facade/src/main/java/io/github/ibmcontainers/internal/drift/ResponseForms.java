package io.github.ibmcontainers.internal.drift;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.generated.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The forms of all responses, read from a resource of the generated client. Immutable. A form is
 * {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code any}, or {@code #Name}
 * for a definition. An opening bracket before a form denotes a list of it, and an opening brace a
 * map. A {@code ?} after a form means that values of other types occur.
 */
public final class ResponseForms {
  private static final String LISTING = "/io/github/ibmcontainers/generated/responses.json";

  /**
   * An operation.
   *
   * @param id its id
   * @param method the HTTP method
   * @param path the template of the path
   * @param headers the declared headers
   * @param query the required query parameters
   * @param response the form of the response; empty if it has none
   * @param status the status of success responses
   * @param responseHeaders the declared headers of success responses
   */
  public record Operation(
      String id,
      String method,
      String path,
      List<String> headers,
      List<String> query,
      String response,
      String status,
      List<String> responseHeaders) {}

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final JsonObject definitions;

  private ResponseForms(JsonObject listing) {
    this.definitions = listing.getAsJsonObject("definitions");
    for (Map.Entry<String, JsonElement> it : listing.getAsJsonObject("operations").entrySet()) {
      JsonObject given = it.getValue().getAsJsonObject();
      String[] methodAndPath = it.getKey().split(" ", 2);
      operations.put(
          it.getKey(),
          new Operation(
              given.get("id").getAsString(),
              methodAndPath[0],
              methodAndPath[1],
              texts(given, "headers"),
              texts(given, "query"),
              text(given, "response"),
              text(given, "status"),
              texts(given, "responseHeaders")));
    }
  }

  /** Reads the listing. */
  public static ResponseForms load() {
    try (InputStream in = ApiClient.class.getResourceAsStream(LISTING)) {
      if (in == null) {
        throw new IllegalStateException("Missing resource of the generated client: " + LISTING);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a listing. */
  public static ResponseForms parse(String listing) {
    return new ResponseForms(JsonParser.parseString(listing).getAsJsonObject());
  }

  /** Returns all operations. */
  public List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  /** Returns the operation with a method and path template. */
  public Optional<Operation> operation(String method, String path) {
    return Optional.ofNullable(operations.get(method + " " + path));
  }

  /** Returns the form of a field; empty if the definition doesn't have it. */
  public Optional<String> field(String definition, String field) {
    return Optional.of(text(definition(definition).getAsJsonObject("fields"), field))
        .filter(form -> !form.isEmpty());
  }

  /** Returns the fields that a definition requires. */
  List<String> required(String definition) {
    return texts(definition(definition), "required");
  }

  private JsonObject definition(String name) {
    return definitions.getAsJsonObject(name);
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString() : "";
  }

  private static List<String> texts(JsonObject object, String name) {
    return object.has(name)
        ? StreamSupport.stream(object.getAsJsonArray(name).spliterator(), false)
            .map(JsonElement::getAsString)
            .toList()
        : List.of();
  }
}
