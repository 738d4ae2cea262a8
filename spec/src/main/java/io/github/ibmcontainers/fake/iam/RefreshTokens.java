package io.github.ibmcontainers.fake.iam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The refresh tokens that were issued. Each belongs to a client, expires, and can be exchanged for
 * a new one once. Thread-safe.
 */
final class RefreshTokens {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Clock clock;

  RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  private record Entry(Login login, String client, boolean delegated, Instant expiry) {}

  /** A refresh token and its expiry. */
  record Issued(String value, Instant expiry) {}

  Issued issue(Login login, String client, boolean delegated, Duration lifetime) {
    String value =
        (delegated ? "D" : "R")
            + UUID.randomUUID().toString().replace("-", "")
            + UUID.randomUUID().toString().replace("-", "");
    Instant expiry = clock.instant().plus(lifetime);
    entries.put(value, new Entry(login, client, delegated, expiry));
    return new Issued(value, expiry);
  }

  /**
   * Returns the login that a refresh token was issued for.
   *
   * @param use whether the token is used up, because a new one replaces it
   */
  Login redeem(String value, String client, boolean delegated, boolean use) {
    Entry entry = entries.get(value);
    if (entry == null || !entry.client().equals(client) || entry.delegated() != delegated) {
      throw IamException.invalidToken("refresh token");
    }
    if (!clock.instant().isBefore(entry.expiry())) {
      throw new IamException(400, "BXNIM0408E", "The refresh token is expired.");
    }
    if (use && !entries.remove(value, entry)) {
      throw IamException.invalidToken("refresh token");
    }
    return entry.login();
  }

  void revokeAll() {
    entries.clear();
  }
}
