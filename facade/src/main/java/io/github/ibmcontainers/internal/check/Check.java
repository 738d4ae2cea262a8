package io.github.ibmcontainers.internal.check;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Validates arguments. Messages name the argument and never quote a text. */
public final class Check {
  private static final Duration LONGEST = Duration.ofDays(365);

  private Check() {}

  /**
   * Returns the text without surrounding white space.
   *
   * @param name the argument's name for the message
   * @throws IllegalArgumentException if the text is null or blank
   */
  public static String text(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(name + " is missing: it must not be null, empty or blank");
    }
    return text.strip();
  }

  /**
   * Returns the id or name of a cluster, without surrounding white space.
   *
   * @throws IllegalArgumentException if it is null or blank
   */
  public static String cluster(@Nullable String idOrName) {
    return text("cluster's id or name", idOrName);
  }

  /**
   * Returns the text without surrounding white space.
   *
   * @param name the argument's name for the message
   * @throws IllegalArgumentException if the text is null or blank, or contains a control character
   */
  public static String line(String name, @Nullable String text) {
    String line = text(name, text);
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(name + " must be one line without control characters");
    }
    return line;
  }

  /**
   * Returns the duration.
   *
   * @param name the argument's name for the message
   * @throws IllegalArgumentException if the duration is zero, negative, or longer than 365 days
   */
  public static Duration positive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("The " + name + " must be positive, not " + duration);
    }
    return bounded(name, duration);
  }

  /**
   * Returns the duration.
   *
   * @param name the argument's name for the message
   * @throws IllegalArgumentException if the duration is negative or longer than 365 days
   */
  public static Duration notNegative(String name, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
    }
    return bounded(name, duration);
  }

  private static Duration bounded(String name, Duration duration) {
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + " must be at most " + LONGEST.toDays() + " days, but is " + duration);
    }
    return duration;
  }
}
