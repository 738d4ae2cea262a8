package io.github.ibmcontainers.internal.call;

/** Describes statuses whose responses have no description. */
final class StatusText {
  private StatusText() {}

  static String of(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> "a redirect, which is not followed; check the endpoint";
      case 400 -> "bad request";
      case 401 -> "the token was not accepted";
      case 403 -> "permission is missing";
      case 404 -> "not found";
      case 407 -> "the proxy requires authentication; configure it on the OkHttpClient";
      case 409 -> "conflict";
      case 429 -> "too many requests";
      case 500 -> "the service failed";
      case 502 -> "a gateway got an invalid response from the service";
      case 503 -> "the service is not available";
      case 504 -> "a gateway got no response from the service in time";
      default -> status >= 500 ? "the service failed" : "refused";
    };
  }
}
