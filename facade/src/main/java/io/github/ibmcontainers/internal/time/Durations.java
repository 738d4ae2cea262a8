package io.github.ibmcontainers.internal.time;

import java.time.Duration;

/** Durations in messages. */
public final class Durations {
  private Durations() {}

  /** Returns a duration as minutes and seconds: {@code 3 min 10 s}. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
  }
}
