package io.github.ibmcontainers.spec;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives every operation an id of its own. The published document has used one id for two
 * operations; as in IBM's own SDK, the first keeps it and the others get a number behind it.
 */
final class UniqueOperationIds {
  private UniqueOperationIds() {}

  /**
   * Changes the document.
   *
   * @return a sentence for each id that was changed
   */
  static List<String> apply(JsonObject document) {
    List<ApiDocument.Operation> operations = ApiDocument.operations(document);
    Set<String> taken = new HashSet<>();
    operations.forEach(operation -> taken.add(operation.id()));
    Set<String> seen = new HashSet<>();
    List<String> changes = new ArrayList<>();
    for (ApiDocument.Operation operation : operations) {
      String id = operation.id();
      if (!id.isEmpty() && !seen.add(id)) {
        int number = 1;
        while (!taken.add(id + number)) {
          number++;
        }
        operation.json().addProperty("operationId", id + number);
        changes.add(
            "operation `%s %s` is called %s, the id %s is another one's"
                .formatted(operation.verb(), operation.path(), id + number, id));
      }
    }
    return List.copyOf(changes);
  }
}
