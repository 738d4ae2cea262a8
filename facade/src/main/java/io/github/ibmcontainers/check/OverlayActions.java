package io.github.ibmcontainers.check;

import io.github.ibmcontainers.internal.drift.Difference;
import java.util.Locale;

/** Writes the action of the overlay that takes a difference into the document. */
final class OverlayActions {
  private OverlayActions() {}

  static String of(Difference it) {
    if (it.definition().isEmpty() || !it.field().matches("[\\w-]+")) {
      return "";
    }
    return switch (it.kind()) {
      case UNKNOWN_FIELD ->
          head(it, ".properties", "The field is in responses", true)
              + "    update:\n      "
              + it.field()
              + ":\n"
              + schema(it.found(), "        ");
      case OTHER_TYPE ->
          head(it, ".properties['" + it.field() + "']", "Values of other types occur", false)
              + "    update:\n      x-read-leniently: true\n";
      case MISSING_FIELD ->
          head(
                  it,
                  ".required[?(@ == '" + it.field() + "')]",
                  "The field is missing in responses",
                  false)
              + "    remove: true\n";
    };
  }

  private static String head(Difference it, String target, String description, boolean onlyNew) {
    return "  - x-id: live check, "
        + it.place()
        + ", "
        + it.kind().name().replace('_', ' ').toLowerCase(Locale.ROOT)
        + "\n    target: $.definitions['"
        + it.definition()
        + "']"
        + target
        + "\n    description: "
        + description
        + "\n    x-evidence: live check, response of "
        + it.operation()
        + "\n    x-confidence: high\n"
        + (onlyNew ? "    x-new: true\n" : "");
  }

  private static String schema(String form, String indent) {
    if (form.startsWith("[")) {
      return indent
          + "type: array\n"
          + indent
          + "items:\n"
          + schema(form.substring(1), indent + "  ");
    }
    if (form.startsWith("{")) {
      return indent + "type: object\n";
    }
    return form.equals("any")
        ? indent + "x-read-leniently: true\n"
        : indent + "type: " + form + "\n";
  }
}
