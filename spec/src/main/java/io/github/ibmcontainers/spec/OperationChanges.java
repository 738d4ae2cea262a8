package io.github.ibmcontainers.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes of operations between two documents, a line each.
 *
 * @param added new operations
 * @param deprecated operations that became deprecated
 * @param changed operations whose parameters or responses changed
 * @param removed removed operations
 */
record OperationChanges(
    List<String> added, List<String> deprecated, List<String> changed, List<String> removed) {

  static OperationChanges between(JsonObject old, JsonObject updated) {
    Map<String, ApiDocument.Operation> before = operations(old);
    Map<String, ApiDocument.Operation> after = operations(updated);
    Set<String> differences = new TreeSet<>(ApiSurface.lines(old));
    differences.removeAll(ApiSurface.lines(updated));
    Set<String> newLines = new TreeSet<>(ApiSurface.lines(updated));
    newLines.removeAll(ApiSurface.lines(old));
    differences.addAll(newLines);
    List<String> added = new ArrayList<>();
    List<String> deprecated = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    after.forEach(
        (place, operation) -> {
          ApiDocument.Operation previous = before.get(place);
          if (previous == null) {
            added.add(line(place, operation));
          } else {
            if (isDeprecated(operation) && !isDeprecated(previous)) {
              deprecated.add(line(place, operation));
            }
            if (differences.stream().anyMatch(line -> line.contains(" " + place + " "))) {
              changed.add("operation `" + place + "`");
            }
          }
        });
    before.forEach(
        (place, operation) -> {
          if (!after.containsKey(place)) {
            removed.add(line(place, operation));
          }
        });
    return new OperationChanges(added, deprecated, changed, removed);
  }

  private static Map<String, ApiDocument.Operation> operations(JsonObject document) {
    Map<String, ApiDocument.Operation> operations = new TreeMap<>();
    ApiDocument.operations(document).forEach(o -> operations.put(o.verb() + " " + o.path(), o));
    return operations;
  }

  private static String line(String place, ApiDocument.Operation operation) {
    return "operation `%s` (%s)".formatted(place, operation.id());
  }

  private static boolean isDeprecated(ApiDocument.Operation operation) {
    JsonElement flag = operation.json().get("deprecated");
    return flag != null && flag.getAsBoolean();
  }
}
