package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * How a wait stands after a look.
 *
 * @param subject what is waited for, such as {@code cluster mycluster}
 * @param state the state that was seen last; empty if none was seen yet
 * @param message what the service says to it
 * @param changed whether the state is another than at the last report
 * @param done how many of several things are as they should be, such as workers; 0 if they are not
 *     counted
 * @param total how many there are; 0 if they are not counted
 * @param elapsed for how long has been waited
 * @param limit for how long will be waited
 * @param looks how often was looked
 * @param failedLooks how often the look failed, by an error of the service or of the connection
 */
public record Progress(
    String subject,
    String state,
    Optional<String> message,
    boolean changed,
    int done,
    int total,
    Duration elapsed,
    Duration limit,
    int looks,
    int failedLooks) {

  /**
   * A line of progress: {@code cluster mycluster: deploying, 2 of 6, 3 min 10 s (12 looks, 1
   * failed)}.
   */
  @Override
  public String toString() {
    return subject
        + ": "
        + (state.isEmpty() ? "nothing seen yet" : state)
        + (total > 0 ? ", " + done + " of " + total : "")
        + message.map(it -> ", " + it).orElse("")
        + ", "
        + Durations.text(elapsed)
        + " ("
        + looks
        + (looks == 1 ? " look" : " looks")
        + (failedLooks > 0 ? ", " + failedLooks + " failed" : "")
        + ")";
  }
}
