package io.github.ibmcontainers.check;

import io.github.ibmcontainers.internal.drift.Comparison;
import io.github.ibmcontainers.internal.drift.Difference;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import java.util.Locale;

/** Writes the actions of the overlay that take a difference into the document. */
record OverlayActions(ResponseForms.Operation operation, Difference difference) {
  /** Returns the actions as YAML; empty if a person has to write them. */
  static String of(ResponseForms.Operation operation, Difference difference) {
    return new OverlayActions(operation, difference).write();
  }

  private String write() {
    if (difference.field().equals(Comparison.WITHHELD)) {
      return "";
    }
    return switch (difference.kind()) {
      case UNKNOWN_HEADER -> header();
      case UNKNOWN_STATUS -> status();
      default -> difference.definition().isEmpty() ? response() : field();
    };
  }

  private String field() {
    String definition = "$.definitions['" + difference.definition() + "']";
    String field = difference.field();
    return switch (difference.kind()) {
      case UNKNOWN_FIELD ->
          head("", definition + ".properties", "The field is in responses")
              + "    x-new: true\n    update:\n      %s:\n".formatted(field)
              + schema(difference.found(), "        ");
      case MISSING_FIELD ->
          head("", definition + ".required[?(@ == '" + field + "')]", "Responses lack the field")
              + "    remove: true\n";
      default ->
          head("", definition + ".properties['" + field + "']", "Values of other types occur")
              + "    update:\n      x-read-leniently: true\n";
    };
  }

  /** A merge would leave the old schema's keys, so that it is removed first. */
  private String response() {
    String form = sameDefinition(difference.expected(), difference.found());
    return head(", old schema", success() + ".schema", "The response is of another type")
        + "    remove: true\n"
        + head("", success(), "The response is of another type")
        + "    update:\n      schema:\n"
        + schema(form, "        ");
  }

  private String header() {
    return head("", "$.paths[*].get.responses['" + operation.status() + "']", "The header is sent")
        + "    x-several: true\n    update:\n      headers:\n        %s:\n          type: string\n"
            .formatted(difference.field());
  }

  private String status() {
    String responses = operationPath() + ".responses";
    return head(", old status", responses + "['" + operation.status() + "']", "Never sent")
        + "    remove: true\n"
        + head("", responses, "The status of success")
        + "    update:\n      '"
        + difference.found()
        + "':\n        description: success\n"
        + (operation.response().isEmpty()
            ? ""
            : "        schema:\n" + schema(operation.response(), "          "));
  }

  private String operationPath() {
    return "$.paths['" + operation.path() + "']." + operation.method().toLowerCase(Locale.ROOT);
  }

  private String success() {
    return operationPath() + ".responses['" + operation.status() + "']";
  }

  private String head(String part, String target, String description) {
    boolean wholeResponse = difference.definition().isEmpty() && difference.field().isEmpty();
    String subject = (wholeResponse ? operation.id() + " " : "") + difference.place();
    String kind = difference.kind().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return """
          - x-id: live check, %s, %s%s
            target: %s
            description: %s
            x-evidence: live check, response of %s
            x-confidence: high
        """
        .formatted(subject, kind, part, target, description, operation.id());
  }

  /** Where a list and one entry were mixed up, the entry stays what it is in the document. */
  private static String sameDefinition(String expected, String found) {
    if (expected.startsWith("[#") && found.startsWith("{")) {
      return expected.substring(1);
    }
    return expected.startsWith("#") && found.startsWith("[{") ? "[" + expected : found;
  }

  private static String schema(String form, String indent) {
    if (form.startsWith("[")) {
      return "%1$stype: array\n%1$sitems:\n".formatted(indent)
          + schema(form.substring(1), indent + "  ");
    }
    if (form.startsWith("#")) {
      return indent + "$ref: '#/definitions/" + form.substring(1) + "'\n";
    }
    if (form.startsWith("{")) {
      return indent + "type: object\n";
    }
    return form.equals("any")
        ? indent + "x-read-leniently: true\n"
        : indent + "type: " + form + "\n";
  }
}
