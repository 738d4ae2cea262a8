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
 * What became of the operations between two documents, a line each.
 *
 * @param added operations that are new
 * @param deprecated operations that are deprecated now and were not
 * @param changed operations with other parameters or answers
 * @param removed operations that are gone
 */
record OperationChanges(
    List<String> added, List<String> deprecated, List<String> changed, List<String> removed) {

  static OperationChanges between(JsonObject old, JsonObject young) {
    Map<String, ApiDocument.Operation> before = operations(old);
    Map<String, ApiDocument.Operation> after = operations(young);
    Set<String> same = new TreeSet<>(ApiSurface.lines(old));
    same.removeAll(ApiSurface.lines(young));
    Set<String> other = new TreeSet<>(ApiSurface.lines(young));
    other.removeAll(ApiSurface.lines(old));
    same.addAll(other);
    List<String> added = new ArrayList<>();
    List<String> deprecated = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    after.forEach(
        (place, operation) -> {
          ApiDocument.Operation former = before.get(place);
          if (former == null) {
            added.add(line(place, operation));
          } else {
            if (isDeprecated(operation) && !isDeprecated(former)) {
              deprecated.add(line(place, operation));
            }
            if (same.stream().anyMatch(line -> line.contains(" " + place + " "))) {
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
