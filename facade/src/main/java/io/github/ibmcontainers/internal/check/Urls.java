package io.github.ibmcontainers.internal.check;

import java.util.Set;
import okhttp3.HttpUrl;

/** Checks of URLs that credentials are sent to. */
public final class Urls {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private Urls() {}

  /**
   * The URL, if credentials may be sent there.
   *
   * @param what the URL's name in the message
   * @throws IllegalArgumentException if it is not HTTPS and not on this machine, names a user, or
   *     has a query or fragment
   */
  public static HttpUrl requireSafe(String what, HttpUrl url) {
    if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " must start with https://, since secrets are sent there; host: "
              + url.host());
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          "The " + what + " must not name a user or password; host: " + url.host());
    }
    if (url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          "The " + what + " must not have a query or fragment; host: " + url.host());
    }
    return url;
  }

  /** Returns whether two URLs are on the same server: scheme, host, and port are equal. */
  public static boolean sameServer(HttpUrl a, HttpUrl b) {
    return a.host().equals(b.host()) && a.port() == b.port() && a.scheme().equals(b.scheme());
  }
}
