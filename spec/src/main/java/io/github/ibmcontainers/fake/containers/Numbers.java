package io.github.ibmcontainers.fake.containers;

/** Reads numbers of a body, whose types have been checked. */
final class Numbers {
  private Numbers() {}

  static int of(ApiCall call, String field, int otherwise) {
    return call.field(field).map(Numbers::parse).orElse(otherwise);
  }

  static int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest("The number " + text + " is out of range.");
    }
  }
}
