package io.github.ibmcontainers.fake.iam;

import io.github.ibmcontainers.fake.http.RateLimit;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One-time passcodes, which also expire. Thread-safe. */
public final class Passcodes {
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry> codes = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration lifetime;
  private final RateLimit rateLimit;

  Passcodes(Clock clock, Duration lifetime, int perMinute) {
    this.clock = clock;
    this.lifetime = lifetime;
    this.rateLimit = new RateLimit(clock, perMinute, Duration.ofMinutes(1));
  }

  private record Entry(Identity identity, Optional<String> account, Instant expiry) {}

  /** The owner of a passcode. */
  public record Owner(Identity identity, Optional<String> account) {}

  /** Issues a passcode. */
  String mint(Identity identity, Optional<String> account) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      code.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    codes.put(code.toString(), new Entry(identity, account, clock.instant().plus(lifetime)));
    return code.toString();
  }

  /** Issues a passcode; empty if the rate limit is exceeded. */
  Optional<String> mintLimited(Identity identity, Optional<String> account) {
    return rateLimit.tryAcquire() ? Optional.of(mint(identity, account)) : Optional.empty();
  }

  /** Redeems a passcode, which can't be used again. */
  public Optional<Owner> use(String code) {
    Entry entry = codes.remove(code);
    return entry == null || !clock.instant().isBefore(entry.expiry())
        ? Optional.empty()
        : Optional.of(new Owner(entry.identity(), entry.account()));
  }
}
