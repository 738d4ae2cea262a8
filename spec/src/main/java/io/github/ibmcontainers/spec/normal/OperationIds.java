package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Gives every operation one tag and a unique id. Operations in the table of names keep their id and
 * tag, regardless of the file. If two other operations have the same id, a number is appended to
 * the second one's. A missing id is derived from the path, a missing tag from the version in the
 * path.
 */
final class OperationIds implements Rule {
  private static final Pattern VERSION = Pattern.compile("v[0-9]+");
  private static final Pattern VERB =
      Pattern.compile(
          "(?i)(get|list|create|add|set|update|replace|remove|delete|enable|disable|attach|detach"
              + "|assign|apply|patch|move|rotate|resize|refresh)[A-Z].*");

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    Set<String> ids = new HashSet<>();
    Set<String> methods = new HashSet<>();
    known
        .operations()
        .values()
        .forEach(
            knownOperation -> reserve(knownOperation.id(), knownOperation.tag(), ids, methods));
    List<ApiDocument.Operation> unknown = new ArrayList<>();
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      Optional<KnownNames.Operation> knownOperation =
          known.operation(operation.verb(), operation.path());
      knownOperation.ifPresentOrElse(
          h -> setIdAndTag(operation, h.id(), h.tag()), () -> unknown.add(operation));
    }
    for (ApiDocument.Operation operation : unknown) {
      String tag = tag(operation);
      String declared = Names.joined(operation.id());
      String preferred = Names.method(declared.isEmpty() ? fromPath(operation) : declared);
      String id =
          Names.free(
              preferred,
              name ->
                  ids.contains(name) || methods.contains(Names.fold(tag) + " " + Names.fold(name)));
      if (!id.equals(preferred) && !declared.isEmpty()) {
        findings.note(
            "operation `%s %s` has the id %s, because another operation has the id %s"
                .formatted(operation.verb(), operation.path(), id, operation.id()));
      }
      reserve(id, tag, ids, methods);
      setIdAndTag(operation, id, tag);
    }
    tags(document);
  }

  private static void reserve(String id, String tag, Set<String> ids, Set<String> methods) {
    ids.add(id);
    methods.add(Names.fold(tag) + " " + Names.fold(id));
  }

  private static void setIdAndTag(ApiDocument.Operation operation, String id, String tag) {
    JsonArray tags = new JsonArray();
    tags.add(tag);
    operation.json().add("tags", tags);
    operation.json().addProperty("operationId", id);
  }

  private static String tag(ApiDocument.Operation operation) {
    if (operation.json().get("tags") instanceof JsonArray tags) {
      for (JsonElement tag : tags) {
        String name = tag.getAsString().strip();
        if (!Names.fold(name).isEmpty()) {
          return name;
        }
      }
    }
    return segments(operation.path()).stream()
        .filter(segment -> VERSION.matcher(segment).matches())
        .findFirst()
        .orElse("default");
  }

  /** Returns the last word of the path if it starts with a verb, otherwise method and path. */
  private static String fromPath(ApiDocument.Operation operation) {
    List<String> segments = segments(operation.path());
    String last = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    if (VERB.matcher(last).matches()) {
      return Names.joined(last);
    }
    StringBuilder name = new StringBuilder(operation.method());
    for (String segment : segments) {
      if (!VERSION.matcher(segment).matches()) {
        String words = Names.capitalized(Names.joined(segment.replaceAll("[{}]", " ").strip()));
        name.append(segment.startsWith("{") ? "By" + words : words);
      }
    }
    return name.toString();
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1)).stream().filter(segment -> !segment.isEmpty()).toList();
  }

  /** Sets the used tags of the document, with their descriptions in the file. */
  private static void tags(JsonObject document) {
    Map<String, JsonObject> used = new TreeMap<>();
    for (ApiDocument.Operation operation : ApiDocument.operations(document)) {
      String name = operation.json().getAsJsonArray("tags").get(0).getAsString();
      JsonObject tag = new JsonObject();
      tag.addProperty("name", name);
      used.put(name, tag);
    }
    if (document.get("tags") instanceof JsonArray described) {
      for (JsonElement element : described) {
        JsonObject tag = element.getAsJsonObject();
        if (tag.has("description") && tag.has("name")) {
          Optional.ofNullable(used.get(tag.get("name").getAsString()))
              .ifPresent(t -> t.add("description", tag.get("description")));
        }
      }
    }
    JsonArray tags = new JsonArray();
    used.values().forEach(tags::add);
    document.add("tags", tags);
  }
}
