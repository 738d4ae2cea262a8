package io.github.ibmcontainers.fake.api;

/** Reads numbers of a body, whose types have been checked. */
public final class Numbers {
  private Numbers() {}

  /** A number of the body. */
  public static int of(ApiCall call, String field, int otherwise) {
    return call.field(field).map(Numbers::parse).orElse(otherwise);
  }

  /** The number that the text is. */
  public static int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest("The number " + text + " is out of range.");
    }
  }
}
