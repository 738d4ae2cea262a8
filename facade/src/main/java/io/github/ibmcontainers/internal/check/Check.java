package io.github.ibmcontainers.internal.check;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Validates arguments. Messages name the argument and never quote a text. */
public final class Check {
  private static final Duration LONGEST = Duration.ofDays(365);

  private Check() {}

  /**
   * Requires what must hold of an argument.
   *
   * @param message what is wrong and what is allowed, as {@link String#format} takes it
   * @throws IllegalArgumentException if it doesn't hold
   */
  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency.
  public static void that(boolean holds, String message, Object... details) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(details));
    }
  }

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
    that(
        line.chars().noneMatch(Character::isISOControl),
        "%s must be one line without control characters",
        name);
    return line;
  }

  /**
   * Returns the duration.
   *
   * @param name the argument's name for the message
   * @throws IllegalArgumentException if the duration is zero, negative, or longer than 365 days
   */
  public static Duration positive(String name, Duration duration) {
    boolean positive = !duration.isNegative() && !duration.isZero();
    that(positive, "The %s must be positive, not %s", name, duration);
    return bounded(name, duration);
  }

  /**
   * Returns the duration.
   *
   * @param name the argument's name for the message
   * @throws IllegalArgumentException if the duration is negative or longer than 365 days
   */
  public static Duration notNegative(String name, Duration duration) {
    that(!duration.isNegative(), "%s must not be negative, but is %s", name, duration);
    return bounded(name, duration);
  }

  private static Duration bounded(String name, Duration duration) {
    that(
        duration.compareTo(LONGEST) <= 0,
        "%s must be at most %s days, but is %s",
        name,
        LONGEST.toDays(),
        duration);
    return duration;
  }
}
