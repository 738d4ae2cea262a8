package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header in both of its forms, seconds and HTTP date. */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(365);

  private RetryAfter() {}

  /**
   * Returns how long the server asks to wait. A date is measured from the response's {@code Date};
   * without that header it is ignored.
   */
  public static Optional<Duration> of(Headers headers) {
    return of(headers, Instant.MAX);
  }

  /**
   * As {@link #of(Headers)}, measuring a date from the local time if there is no {@code Date}.
   *
   * @param now the local time
   */
  public static Optional<Duration> of(Headers headers, Instant now) {
    Instant sent = headers.getInstant("Date");
    return parse(headers.get("Retry-After"), sent == null ? now : sent);
  }

  /**
   * Returns the wait that a value asks for, at most a year; empty if the value is absent, malformed
   * or in the past.
   */
  static Optional<Duration> parse(@Nullable String value, Instant now) {
    String text = value == null ? "" : value.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(seconds(text))
        : date(text, now);
  }

  private static Duration seconds(String digits) {
    String number = digits.replaceFirst("^0+(?=.)", "");
    return number.length() > 9
        ? LONGEST
        : Durations.shorter(Duration.ofSeconds(Long.parseLong(number)), LONGEST);
  }

  private static Optional<Duration> date(String text, Instant now) {
    return Optional.ofNullable(instant(text))
        .map(until -> Duration.between(now, until))
        .filter(wait -> !wait.isNegative())
        .map(wait -> Durations.shorter(wait, LONGEST));
  }

  private static @Nullable Instant instant(String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      // OkHttp also reads the obsolete forms, which RFC 9110 requires recipients to accept.
      return new Headers.Builder().addUnsafeNonAscii("Date", text).build().getInstant("Date");
    }
  }
}
