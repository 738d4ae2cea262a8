package io.github.ibmcontainers.cluster.value;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as sent by the service. The service writes offsets without a colon ({@code
 * 2021-01-27T00:18:56+0000}), which is not RFC 3339; some operations write RFC 3339. The text is
 * parsed when {@link #time()} is called. Immutable.
 *
 * @param text the text as sent by the service, not empty
 */
public record Timestamp(String text) {
  /** Length of {@code 2021-01-27T00:18:56}. */
  private static final int SECONDS = 19;

  /**
   * Returns the timestamp of a text; empty for {@code null}, an empty text and {@code -}, which the
   * service sends for "never".
   */
  public static Optional<Timestamp> of(@Nullable String text) {
    String trimmed = text == null ? "" : text.trim();
    return trimmed.isEmpty() || trimmed.equals("-")
        ? Optional.empty()
        : Optional.of(new Timestamp(trimmed));
  }

  /** Returns the point in time; empty if the text has none of the known forms. */
  public Optional<OffsetDateTime> time() {
    try {
      OffsetDateTime usual = usual(text);
      return Optional.of(usual == null ? OffsetDateTime.parse(text, Rare.FORM) : usual);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Reads the usual form; {@code null} if the text has another form or no such time exists. */
  private static @Nullable OffsetDateTime usual(String text) {
    int length = text.length();
    if (length <= SECONDS
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int end = SECONDS;
    int nanos = 0;
    if (text.charAt(end) == '.') {
      end++;
      while (end < length && isDigit(text.charAt(end))) {
        end++;
      }
      int digits = end - SECONDS - 1;
      if (digits > 9) {
        return null;
      }
      nanos = number(text, SECONDS + 1, end);
      for (int i = digits; i < 9; i++) {
        nanos *= 10;
      }
    }
    ZoneOffset offset = offset(text, end);
    try {
      return offset == null
          ? null
          : OffsetDateTime.of(
              LocalDateTime.of(
                  number(text, 0, 4),
                  number(text, 5, 7),
                  number(text, 8, 10),
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, SECONDS),
                  nanos),
              offset);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZoneOffset offset(String text, int at) {
    int length = text.length() - at;
    if (length == 1 && text.charAt(at) == 'Z') {
      return ZoneOffset.UTC;
    }
    boolean colon = length == 6 && text.charAt(at + 3) == ':';
    if ((length != 5 && !colon) || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
      return null;
    }
    int hours = number(text, at + 1, at + 3);
    int minutes = number(text, text.length() - 2, text.length());
    if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
      return null;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return ZoneOffset.ofTotalSeconds(text.charAt(at) == '-' ? -seconds : seconds);
  }

  /** Reads digits; for anything else returns a number that no field of a time can have. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return Integer.MIN_VALUE;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  /** Returns the text as sent by the service. */
  @Override
  public String toString() {
    return text;
  }

  /** All forms, including the rare ones. */
  private static final class Rare {
    static final DateTimeFormatter FORM =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();
  }
}
