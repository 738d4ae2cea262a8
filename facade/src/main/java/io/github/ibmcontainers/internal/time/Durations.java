package io.github.ibmcontainers.internal.time;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations, and how messages show them. */
public final class Durations {
  private Durations() {}

  /** Returns the shorter one of two durations. */
  public static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Returns a duration with milliseconds if it is short: {@code 700 ms}, {@code 2.5 s}. */
  public static String exact(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis >= 60_000 || millis % 1000 == 0) {
      return text(duration);
    }
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
  }

  /** Returns a duration as minutes and seconds: {@code 3 min 10 s}. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
  }
}
