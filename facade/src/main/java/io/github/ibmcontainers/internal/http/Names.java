package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.generated.Operation;
import okhttp3.Request;

/** What a request is called in an event or a message. */
final class Names {
  private Names() {}

  /**
   * The operation's id; for a request without one, method and host alone, since a path may hold
   * names.
   */
  static String operation(Request request) {
    Operation operation = request.tag(Operation.class);
    return operation == null ? request.method() + " " + request.url().host() : operation.id();
  }
}
