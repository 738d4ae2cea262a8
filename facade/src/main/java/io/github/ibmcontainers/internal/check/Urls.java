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
    boolean safe = url.isHttps() || LOOPBACK.contains(url.host());
    boolean anonymous = url.username().isEmpty() && url.password().isEmpty();
    boolean plain = url.query() == null && url.fragment() == null;
    check(safe, what, "must start with https://, since secrets are sent there", url);
    check(anonymous, what, "must not name a user or password", url);
    check(plain, what, "must not have a query or fragment", url);
    return url;
  }

  private static void check(boolean holds, String what, String rule, HttpUrl url) {
    Check.that(holds, "The %s %s; host: %s", what, rule, url.host());
  }

  /** Returns whether two URLs are on the same server: scheme, host, and port are equal. */
  public static boolean sameServer(HttpUrl a, HttpUrl b) {
    return a.host().equals(b.host()) && a.port() == b.port() && a.scheme().equals(b.scheme());
  }
}
