package io.github.ibmcontainers.fake.iam;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One-time passcodes: each works once and not for long. Thread-safe. */
public final class Passcodes {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry> codes = new ConcurrentHashMap<>();
  private final Deque<Instant> minted = new ArrayDeque<>();
  private final Clock clock;
  private final Duration life;
  private final int perMinute;

  Passcodes(Clock clock, Duration life, int perMinute) {
    this.clock = clock;
    this.life = life;
    this.perMinute = perMinute;
  }

  private record Entry(Identity identity, Optional<String> account, Instant expiry) {}

  /** Who a passcode is for. */
  public record Owner(Identity identity, Optional<String> account) {}

  /** A fresh passcode. */
  String mint(Identity identity, Optional<String> account) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    codes.put(code.toString(), new Entry(identity, account, clock.instant().plus(life)));
    return code.toString();
  }

  /** A fresh passcode, or nothing if too many were asked for. */
  synchronized Optional<String> mintLimited(Identity identity, Optional<String> account) {
    Instant now = clock.instant();
    while (!minted.isEmpty() && minted.getFirst().isBefore(now.minus(WINDOW))) {
      minted.removeFirst();
    }
    if (minted.size() >= perMinute) {
      return Optional.empty();
    }
    minted.addLast(now);
    return Optional.of(mint(identity, account));
  }

  /** Uses a passcode up. */
  public Optional<Owner> use(String code) {
    Entry entry = codes.remove(code);
    return entry == null || !clock.instant().isBefore(entry.expiry())
        ? Optional.empty()
        : Optional.of(new Owner(entry.identity(), entry.account()));
  }
}
