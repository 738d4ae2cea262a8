package io.github.ibmcontainers.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} in both of its forms, seconds and HTTP date. */
public final class RetryAfter {
  private static final Duration FOREVER = Duration.ofDays(365);

  private RetryAfter() {}

  /**
   * How long the server asks to wait; empty for what is absent, garbage or in the past. Never more
   * than a year, however large the number.
   */
  public static Optional<Duration> parse(@Nullable String value, Instant now) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    String text = value.strip();
    return text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(seconds(text))
        : date(text, now);
  }

  private static Duration seconds(String digits) {
    if (digits.length() > 9) {
      return FOREVER;
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(digits));
    return wait.compareTo(FOREVER) > 0 ? FOREVER : wait;
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, until);
      return wait.isNegative() ? Optional.empty() : Optional.of(wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
