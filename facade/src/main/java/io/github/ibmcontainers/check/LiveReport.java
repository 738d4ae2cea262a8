package io.github.ibmcontainers.check;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.DriftKind;
import io.github.ibmcontainers.internal.drift.Difference;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import io.github.ibmcontainers.internal.json.JsonTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a {@link LiveCheck} found: names, types and counts; no values, ids or secrets. Immutable.
 *
 * @param counts how many of which things were seen
 * @param statuses how often each operation was answered with each status or failure
 * @param skipped operations that no values were found for
 * @param findings differences between responses and the API document
 * @param unknown how many values of each property the client's views can't tell
 */
public record LiveReport(
    Map<String, Integer> counts,
    Map<String, Map<String, Integer>> statuses,
    List<String> skipped,
    List<Finding> findings,
    Map<String, Integer> unknown) {

  /**
   * A difference between responses and the API document.
   *
   * @param operation the id of the first operation whose response has it
   * @param place the definition and the field, {@code response header} and the header, {@code
   *     response status}, or {@code response} for the body as a whole
   * @param kind how it differs
   * @param expected the form that the document says; empty for an unknown field
   * @param found the form in the response; empty for a missing field
   * @param overlayAction the action of the overlay that corrects the document, as YAML; empty if it
   *     has to be written by hand
   */
  public record Finding(
      String operation,
      String place,
      DriftKind kind,
      String expected,
      String found,
      String overlayAction) {
    JsonObject json() {
      return JsonTree.object(
          "operation", operation,
          "field", place,
          "kind", kind.name(),
          "document", expected,
          "response", found,
          "overlayAction", overlayAction);
    }
  }

  /** Returns whether responses and document agree, and the views could tell everything. */
  public boolean isClean() {
    return findings.isEmpty() && unknown.isEmpty();
  }

  /** Returns the actions of the overlay that correct the document, as YAML. */
  public String overlayActions() {
    return findings.stream().map(Finding::overlayAction).collect(Collectors.joining());
  }

  /** Returns the report as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Live check\n\n");
    counts.forEach((what, count) -> text.append("- ").append(what + ": " + count).append('\n'));
    text.append("\n## Differences\n\n");
    if (findings.isEmpty()) {
      text.append("None.\n");
    } else {
      text.append("| Field | Kind | Document | Response | Operation |\n|---|---|---|---|---|\n");
      findings.forEach(
          it ->
              text.append(
                  String.format(
                      "| `%s` | %s | %s | %s | `%s` |%n",
                      it.place(), it.kind(), it.expected(), it.found(), it.operation())));
    }
    text.append("\n## Values that the client can't tell\n\n");
    text.append(unknown.isEmpty() ? "None.\n" : "");
    unknown.forEach((what, count) -> text.append("- ").append(what + ": " + count).append('\n'));
    text.append("\n## Operations\n\n| Operation | Responses |\n|---|---|\n");
    statuses.forEach(
        (operation, seen) -> text.append("| `" + operation + "` | ").append(seen).append(" |\n"));
    text.append("\nSkipped: ").append(String.join(", ", skipped)).append('\n');
    if (!overlayActions().isEmpty()) {
      text.append("\n## Overlay actions\n\n```yaml\n").append(overlayActions()).append("```\n");
    }
    return text.toString();
  }

  /** Returns the report as JSON. */
  public String json() {
    JsonObject report =
        JsonTree.object(
            "counts", counts,
            "operations", statuses,
            "skipped", skipped,
            "differences", findings.stream().map(Finding::json).toList(),
            "unknown", unknown);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(report);
  }

  /** Collects a report. */
  static final class Builder {
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> statuses = new TreeMap<>();
    private final List<String> skipped = new ArrayList<>();
    private final Map<String, Finding> findings = new TreeMap<>();
    private final Map<String, Integer> unknown = new TreeMap<>();

    void count(String what, int count) {
      counts.merge(what, count, Integer::sum);
    }

    void status(String operation, int status) {
      failure(operation, Integer.toString(status));
    }

    void failure(String operation, String name) {
      statuses.computeIfAbsent(operation, any -> new TreeMap<>()).merge(name, 1, Integer::sum);
    }

    void skipped(String operation) {
      skipped.add(operation);
    }

    void view(String property, boolean isUnknown) {
      if (isUnknown) {
        unknown.merge(property, 1, Integer::sum);
      }
    }

    void differences(ResponseForms.Operation operation, Collection<Difference> differences) {
      for (Difference it : differences) {
        boolean wholeResponse = it.definition().isEmpty() && it.field().isEmpty();
        findings.putIfAbsent(
            (wholeResponse ? operation.id() + " " : "") + it.place() + " " + it.kind(),
            new Finding(
                it.operation(),
                it.place(),
                it.kind(),
                it.expected(),
                it.found(),
                OverlayActions.of(operation, it)));
      }
    }

    LiveReport build() {
      skipped.removeAll(statuses.keySet());
      return new LiveReport(
          Map.copyOf(counts),
          statuses,
          skipped.stream().distinct().sorted().toList(),
          List.copyOf(findings.values()),
          unknown);
    }
  }
}
