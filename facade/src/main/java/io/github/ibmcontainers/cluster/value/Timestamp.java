package io.github.ibmcontainers.cluster.value;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment as the service told it. The service writes offsets without a colon ({@code
 * 2021-01-27T00:18:56+0000}), which is not RFC 3339; some operations write RFC 3339. Immutable.
 *
 * @param text the service's own words, not empty
 * @param time the moment; empty if the words are none of the known forms
 */
public record Timestamp(String text, Optional<OffsetDateTime> time) {
  private static final DateTimeFormatter FORM =
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

  /**
   * What the words mean; empty for none, an empty text and {@code -}, the service's words for
   * "never".
   */
  public static Optional<Timestamp> of(@Nullable String text) {
    String words = text == null ? "" : text.trim();
    if (words.isEmpty() || words.equals("-")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Timestamp(words, Optional.of(OffsetDateTime.parse(words, FORM))));
    } catch (DateTimeParseException e) {
      return Optional.of(new Timestamp(words, Optional.empty()));
    }
  }

  /** The service's own words. */
  @Override
  public String toString() {
    return text;
  }
}
