package io.github.ibmcontainers.internal.call;

/** Describes the statuses of responses that have no description. */
final class StatusText {
  private StatusText() {}

  static String of(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> "redirects are not followed; check the endpoint";
      case 400 -> "bad request";
      case 401 -> "the token was not accepted";
      case 403 -> "permission is missing";
      case 404 -> "not found";
      case 407 -> "the proxy requires authentication; configure it on the OkHttpClient";
      case 409 -> "conflict";
      case 429 -> "too many requests";
      case 500 -> "the service failed";
      case 502 -> "a gateway received an invalid response from the service";
      case 503 -> "the service is not available";
      case 504 -> "a gateway received no response from the service in time";
      default -> status >= 500 ? "the service failed" : "the request was rejected";
    };
  }
}
