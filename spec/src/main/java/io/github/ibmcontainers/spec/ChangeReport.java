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
  private final List<String> touched;
  private final Remarks remarks;

  private ChangeReport(
      OperationChanges operations,
      ModelChanges models,
      List<String> differing,
      String details,
      Overlay.Applied overlay,
      List<String> touched,
      Remarks remarks) {
    this.touched = touched;
    this.operations = operations;
    this.models = models;
    this.differing = differing;
    this.details = details;
    this.overlay = overlay;
    this.remarks = remarks;
  }

  /**
   * What else there is to say of a new document.
   *
   * @param decided what its normal form had to decide
   * @param retired actions of the overlay that were retired for it
   * @param uses what the facade uses
   */
  record Remarks(List<String> decided, List<String> retired, FacadeUses uses) {}

  /**
   * Compares two corrected documents; the overlay's results are those of the second.
   *
   * @param diff compares the details; when it fails, the report says so and has the rest
   */
  static ChangeReport between(
      JsonObject old,
      Overlay.Applied young,
      Remarks remarks,
      BiFunction<JsonObject, JsonObject, DetailedDiff> diff) {
    OperationChanges operations = OperationChanges.between(old, young.document());
    List<String> differing;
    String details;
    try {
      DetailedDiff detailed = diff.apply(old, young.document());
      differing = detailed.operations();
      details = detailed.text();
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      differing = operations.changed();
      details = "The details can't be compared: " + firstLine(e) + "\n";
    }
    return new ChangeReport(
        operations,
        ModelChanges.between(old, young.document()),
        differing,
        details,
        young,
        remarks.uses().touched(ApiSurface.lines(old), ApiSurface.lines(young.document())),
        remarks);
  }

  /** The entry in Markdown, line breaks at the end included. */
  String markdown(Provenance provenance) {
    StringBuilder text = new StringBuilder();
    text.append("\n## %s, version %s\n\n".formatted(provenance.date(), provenance.version()));
    text.append(
        "From %s, sha256 `%s`.\n".formatted(provenance.source(), provenance.swaggerSha256()));
    list(text, "Added", both(operations.added(), models.added()));
    list(text, "Deprecated", operations.deprecated());
    list(text, "Changed", both(differing, models.changed()));
    list(text, "Removed", both(operations.removed(), models.removed()));
    list(text, "Touches the facade", touched);
    list(text, "Decided", remarks.decided());
    list(text, "Overlay: retired, see retired.yaml", remarks.retired());
    list(
        text,
        "Overlay: does not fit any more, to be mended before the next build",
        overlay.broken());
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
