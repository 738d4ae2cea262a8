package io.github.ibmcontainers.fake.api;

/** Reads numbers of a validated body. */
public final class Numbers {
  private Numbers() {}

  /** Returns a number of the body, or the default if the field is missing. */
  public static int of(ApiCall call, String field, int defaultValue) {
    return call.field(field).map(Numbers::parse).orElse(defaultValue);
  }

  /** Parses a number; rejects one that is too large. */
  public static int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest("The number " + text + " is out of range.");
    }
  }
}
