package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.generated.Operation;
import okhttp3.Request;

/** Names of requests for events and messages. */
public final class OperationNames {
  private OperationNames() {}

  /**
   * Returns the operation's id; for a request without one, method and host alone, since a path may
   * contain names.
   */
  public static String of(Request request) {
    Operation operation = request.tag(Operation.class);
    return operation == null ? request.method() + " " + request.url().host() : operation.id();
  }
}
