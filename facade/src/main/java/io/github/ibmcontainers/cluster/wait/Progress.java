package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * The progress of a wait after a poll.
 *
 * @param subject what is waited for, such as {@code cluster mycluster}
 * @param state the last state; empty if none was seen yet
 * @param message the service's description of the state
 * @param changed whether the state has changed since the last report
 * @param done how many of several items are ready, such as worker nodes; 0 if they aren't counted
 * @param total how many items there are; 0 if they aren't counted
 * @param elapsed the time since the wait began
 * @param limit the maximum time
 * @param polls the number of polls
 * @param failedPolls the number of polls that failed with an error of the service or the connection
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
    int polls,
    int failedPolls) {

  /**
   * Returns one line: {@code cluster mycluster: deploying, 2 of 6, 3 min 10 s (12 polls, 1
   * failed)}.
   */
  @Override
  public String toString() {
    return subject
        + ": "
        + (state.isEmpty() ? "no state yet" : state)
        + (total > 0 ? ", " + done + " of " + total : "")
        + message.map(it -> ", " + it).orElse("")
        + ", "
        + Durations.text(elapsed)
        + " ("
        + polls
        + (polls == 1 ? " poll" : " polls")
        + (failedPolls > 0 ? ", " + failedPolls + " failed" : "")
        + ")";
  }
}
