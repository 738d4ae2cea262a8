package io.github.ibmcontainers.internal.drift;

import io.github.ibmcontainers.DriftKind;

/**
 * A difference between a response and the API document. Contains names and types, but no values.
 *
 * @param operation the id of the operation
 * @param definition the definition in the document; empty for the response as a whole
 * @param field the field of the definition, or the header; empty for the response as a whole
 * @param kind the kind of difference
 * @param expected the documented form; empty for an unknown field
 * @param found the form in the response; empty for a missing field
 */
public record Difference(
    String operation,
    String definition,
    String field,
    DriftKind kind,
    String expected,
    String found) {

  /** Returns the definition and the field, for events and reports. */
  public String place() {
    return switch (kind) {
      case UNKNOWN_HEADER -> "response header " + field;
      case UNKNOWN_STATUS -> "response status";
      default -> definition.isEmpty() ? "response" : definition + "." + field;
    };
  }
}
