package io.github.ibmcontainers.fake.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the operation of a request in the corrected document. Immutable. */
public final class OperationIndex {
  private static final String RESOURCE = "/io/github/ibmcontainers/spec/containers-api.json";

  /** Path segments that IBM's clients spell differently from IBM's document. */
  private static final Map<String, String> SPELLINGS =
      Map.of("replaceLBHostname", "ReplaceLBHostname");

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "head", "patch", "options");

  private final JsonObject root;
  private final String basePath;
  private final Map<Integer, List<OperationSpec>> bySegmentCount = new HashMap<>();

  private OperationIndex(JsonObject root) {
    this.root = root;
    this.basePath = root.has("basePath") ? root.get("basePath").getAsString() : "";
    for (Map.Entry<String, JsonElement> path : root.getAsJsonObject("paths").entrySet()) {
      JsonObject item = path.getValue().getAsJsonObject();
      for (Map.Entry<String, JsonElement> entry : item.entrySet()) {
        if (METHODS.contains(entry.getKey())) {
          add(
              OperationSpec.read(
                  root, path.getKey(), entry.getKey(), item, entry.getValue().getAsJsonObject()));
        }
      }
    }
    // Literal segments take precedence over path parameters.
    bySegmentCount
        .values()
        .forEach(
            list ->
                list.sort(
                    (a, b) -> Long.compare(variables(a.segments()), variables(b.segments()))));
  }

  /** Reads the corrected document from the class path. */
  public static OperationIndex load() {
    try (InputStream in = OperationIndex.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the API document is not on the class path: " + RESOURCE);
      }
      return new OperationIndex(
          JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + RESOURCE, e);
    }
  }

  private void add(OperationSpec operation) {
    bySegmentCount
        .computeIfAbsent(operation.segments().size(), n -> new ArrayList<>())
        .add(operation);
  }

  /** Returns all operations. */
  public List<OperationSpec> operations() {
    return bySegmentCount.values().stream().flatMap(List::stream).toList();
  }

  /** Returns the document. */
  public JsonObject root() {
    return root;
  }

  /**
   * The operation of a request.
   *
   * @param operation the operation
   * @param pathParameters the decoded values of its path parameters
   * @param legacy whether the path lacks the base path, as in the guide of 2020
   */
  public record Match(
      OperationSpec operation, Map<String, String> pathParameters, boolean legacy) {}

  /**
   * The result of a lookup. If there is no match, tells whether the path exists with another
   * method.
   */
  public record Lookup(Optional<Match> match, boolean pathKnown) {}

  /** Finds the operation of a request. */
  public Lookup find(String method, List<String> segments) {
    List<String> base = List.of(basePath.substring(1).split("/", -1));
    boolean legacy =
        segments.size() < base.size() || !segments.subList(0, base.size()).equals(base);
    List<String> path = legacy ? segments : segments.subList(base.size(), segments.size());
    boolean known = false;
    for (OperationSpec operation : bySegmentCount.getOrDefault(path.size(), List.of())) {
      Optional<Map<String, String>> values = match(operation.segments(), path);
      if (values.isPresent()) {
        known = true;
        if (operation.method().equals(method)) {
          return new Lookup(Optional.of(new Match(operation, values.get(), legacy)), true);
        }
      }
    }
    return new Lookup(Optional.empty(), known);
  }

  private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      String part = template.get(i);
      if (isVariable(part)) {
        if (path.get(i).isEmpty()) {
          return Optional.empty();
        }
        values.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(SPELLINGS.getOrDefault(path.get(i), path.get(i)))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static long variables(List<String> segments) {
    return segments.stream().filter(OperationIndex::isVariable).count();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
