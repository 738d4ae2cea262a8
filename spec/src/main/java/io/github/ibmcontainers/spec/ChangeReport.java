package io.github.ibmcontainers.spec;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What an update changes for users, as an entry of {@code CHANGES.md}. */
final class ChangeReport {
  private final OperationChanges operations;
  private final ModelChanges models;
  private final List<String> differing;
  private final String details;
  private final Overlay.Applied overlay;
  private final List<String> affected;
  private final Remarks remarks;

  private ChangeReport(
      OperationChanges operations,
      ModelChanges models,
      List<String> differing,
      String details,
      Overlay.Applied overlay,
      List<String> affected,
      Remarks remarks) {
    this.affected = affected;
    this.operations = operations;
    this.models = models;
    this.differing = differing;
    this.details = details;
    this.overlay = overlay;
    this.remarks = remarks;
  }

  /**
   * Additional content of a report.
   *
   * @param decisions the choices that the normal form made
   * @param retired the actions of the overlay that were retired
   * @param uses the operations and fields that the facade uses
   */
  record Remarks(List<String> decisions, List<String> retired, FacadeUses uses) {}

  /**
   * Compares two corrected documents.
   *
   * @param updated the second document, with the results of the overlay
   * @param diff compares the details; if it fails, the report contains everything else
   */
  static ChangeReport between(
      JsonObject old,
      Overlay.Applied updated,
      Remarks remarks,
      BiFunction<JsonObject, JsonObject, DetailedDiff> diff) {
    OperationChanges operations = OperationChanges.between(old, updated.document());
    List<String> differing;
    String details;
    try {
      DetailedDiff detailed = diff.apply(old, updated.document());
      differing = detailed.operations();
      details = detailed.text();
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      differing = operations.changed();
      details = "The details can't be compared: " + firstLine(e) + "\n";
    }
    return new ChangeReport(
        operations,
        ModelChanges.between(old, updated.document()),
        differing,
        details,
        updated,
        remarks.uses().affected(ApiSurface.lines(old), ApiSurface.lines(updated.document())),
        remarks);
  }

  /** Returns the entry in Markdown. */
  String markdown(Provenance provenance) {
    StringBuilder text = new StringBuilder();
    text.append("\n## %s, version %s\n\n".formatted(provenance.date(), provenance.version()));
    text.append(
        "From %s, sha256 `%s`.\n".formatted(provenance.source(), provenance.swaggerSha256()));
    list(text, "Added", both(operations.added(), models.added()));
    list(text, "Deprecated", operations.deprecated());
    list(text, "Changed", both(differing, models.changed()));
    list(text, "Removed", both(operations.removed(), models.removed()));
    list(text, "Affects the facade", affected);
    list(text, "Decisions", remarks.decisions());
    list(text, "Overlay: retired, see retired.yaml", remarks.retired());
    list(text, "Overlay: no longer applies, correct before the next build", overlay.broken());
    list(text, "Overlay: no longer needed", overlay.notNeeded());
    if (!details.isEmpty()) {
      text.append("\n### Details\n\n").append(details);
    }
    return text.toString();
  }

  private static String firstLine(Throwable failure) {
    return failure.toString().lines().findFirst().orElse("");
  }

  private static void list(StringBuilder text, String title, List<String> items) {
    if (!items.isEmpty()) {
      text.append("\n### ").append(title).append("\n\n");
      items.forEach(item -> text.append("- ").append(item).append('\n'));
    }
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream().sorted(), other.stream().sorted()).toList();
  }
}
