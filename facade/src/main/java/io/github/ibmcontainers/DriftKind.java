package io.github.ibmcontainers;

/** How a response differs from the API document. */
public enum DriftKind {
  /** The response has a field that the document lacks. */
  UNKNOWN_FIELD,
  /** A value is of another JSON type than the document says. */
  OTHER_TYPE,
  /** The response lacks a field that the document requires. */
  MISSING_FIELD,
  /** The response has a header that the document lacks. Reported by the live check only. */
  UNKNOWN_HEADER,
  /** The response has a status that the document lacks. Reported by the live check only. */
  UNKNOWN_STATUS
}
