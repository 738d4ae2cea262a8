package io.github.ibmcontainers.internal.http;

import okhttp3.Request;
import okhttp3.RequestBody;

/** Properties of request bodies. */
final class RequestBodies {
  private RequestBodies() {}

  /** Whether a request's body, if there is one, can be written more than once. */
  static boolean canBeSentAgain(Request request) {
    RequestBody body = request.body();
    return body == null || !(body.isOneShot() || body.isDuplex());
  }
}
