package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;

/**
 * The outcome of a create request is unknown: the service returned an error or no response, and no
 * cluster of that name has appeared. Check whether the cluster has appeared before you create it
 * again.
 */
public final class CreateInDoubtException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int polls;

  CreateInDoubtException(
      String name,
      int sends,
      int polls,
      Duration duration,
      String seen,
      ContainersException cause) {
    super(
        "It is unknown whether cluster "
            + name
            + " was created: "
            + cause.getMessage()
            + ". "
            + polls
            + (polls == 1 ? " poll in " : " polls in ")
            + Durations.text(duration)
            + " found "
            + seen
            + (sends == 1
                ? ". The create request was not sent again."
                : ". The service had put off the create request, which was sent "
                    + sends
                    + " times."),
        cause);
    this.name = name;
    this.polls = polls;
  }

  /** Returns the name of the cluster. */
  public String name() {
    return name;
  }

  /** Returns how often the client looked for the cluster. */
  public int polls() {
    return polls;
  }
}
