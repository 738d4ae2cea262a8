package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * The time that a call took until it failed, for messages.
 *
 * @param elapsed the time since the start of the call
 * @param limit the timeout
 */
public record TimeSpent(Duration elapsed, Optional<Duration> limit) {
  /** Returns the elapsed time and the limit: {@code after 702 ms (limit: 700 ms)}. */
  @Override
  public String toString() {
    return "after "
        + Durations.exact(elapsed)
        + limit.map(it -> " (limit: " + Durations.exact(it) + ")").orElse("");
  }
}
