package io.github.ibmcontainers.fake.kubernetes.store;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Selects objects by the fields that their type supports in selectors. */
public final class FieldSelector {
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "pods",
          Set.of(
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "spec.hostNetwork",
              "status.phase",
              "status.podIP",
              "status.nominatedNodeName"),
          "nodes",
          Set.of("spec.unschedulable"),
          "namespaces",
          Set.of("status.phase"),
          "secrets",
          Set.of("type"),
          "replicasets",
          Set.of("status.replicas"),
          "services",
          Set.of("spec.clusterIP", "spec.type"),
          "routes",
          Set.of("spec.host", "spec.path", "spec.to.name"),
          "events",
          Set.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "source",
              "type"));

  private FieldSelector() {}

  /**
   * Parses the value of {@code fieldSelector}.
   *
   * @throws IllegalArgumentException if the syntax is invalid, or the type doesn't support the
   *     field
   */
  public static Predicate<JsonObject> parse(ResourceType type, String text) {
    Predicate<JsonObject> all = object -> true;
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int operator = part.indexOf('=');
      if (operator < 1) {
        throw new IllegalArgumentException(
            "invalid selector: '" + text + "'; can't understand '" + part + "'");
      }
      boolean negated = part.charAt(operator - 1) == '!';
      String field = part.substring(0, negated ? operator - 1 : operator);
      String value = part.substring(operator + 1);
      String expected = value.startsWith("=") ? value.substring(1) : value;
      check(type, field);
      all = all.and(object -> value(object, field).equals(expected) != negated);
    }
    return all;
  }

  private static void check(ResourceType type, String field) {
    boolean everywhere =
        field.equals("metadata.name") || (type.namespaced() && field.equals("metadata.namespace"));
    if (!everywhere && !FIELDS.getOrDefault(type.plural(), Set.of()).contains(field)) {
      throw new IllegalArgumentException("field label not supported: " + field);
    }
  }

  private static String value(JsonObject object, String field) {
    String value =
        KubeJson.text(
            object,
            field.equals("source") ? new String[] {"source", "component"} : field.split("\\.", -1));
    // Objects omit these booleans if they are false.
    boolean bool = field.equals("spec.unschedulable") || field.equals("spec.hostNetwork");
    return value.isEmpty() && bool ? "false" : value;
  }
}
