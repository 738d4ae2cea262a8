package io.github.ibmcontainers.cluster.wait;

import io.github.ibmcontainers.internal.json.SerializedRecord;
import io.github.ibmcontainers.internal.text.Excerpt;
import io.github.ibmcontainers.internal.time.Durations;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * The progress of a wait after a poll.
 *
 * @param subject the polled resource, such as {@code cluster mycluster}
 * @param wanted the wanted state, such as {@code ready} or {@code at version 1.30.2}
 * @param state the last known state; empty before the first response
 * @param message the service's message about the state
 * @param reached whether the wanted state is reached
 * @param changed whether the state differs from the one at the previous poll
 * @param done the number of resources in the wanted state, such as worker nodes; 0 if nothing is
 *     counted
 * @param total the number of resources expected to reach the wanted state; 0 if nothing is counted
 * @param elapsed the time since the start of the wait
 * @param limit the maximum duration of the wait
 * @param polls the number of polls
 * @param failedPolls the number of polls that failed because of the service or the connection
 */
public record Progress(
    String subject,
    String wanted,
    String state,
    Optional<String> message,
    boolean reached,
    boolean changed,
    long done,
    long total,
    Duration elapsed,
    Duration limit,
    int polls,
    int failedPolls)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns the last state, the service's message, and the count, if known. */
  String situation() {
    return (state.isEmpty() ? "unknown" : Excerpt.of(state))
        + message.map(it -> ", " + Excerpt.of(it)).orElse("")
        + (total > 0 ? ", " + done + " of " + total : "");
  }

  /** Returns the number of polls: {@code 12 polls, 1 failed}. */
  String count() {
    return polls
        + (polls == 1 ? " poll" : " polls")
        + (failedPolls > 0 ? ", " + failedPolls + " failed" : "");
  }

  /**
   * Returns a log line, such as {@code cluster mycluster: deploying, Deploy in progress, wanted:
   * ready, 3 min 10 s (12 polls, 1 failed)}.
   */
  @Override
  public String toString() {
    String missing = reached ? "" : ", wanted: " + wanted;
    return "%s: %s%s, %s (%s)"
        .formatted(subject, situation(), missing, Durations.text(elapsed), count());
  }

  private Object writeReplace() {
    return SerializedRecord.of(this);
  }
}
