package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;

/**
 * Whether a cluster was created is not known: the answer did not come or was an error, and no
 * cluster of that name has appeared since. It was not sent again. Before doing so, look whether the
 * cluster has appeared later.
 */
public final class CreateInDoubtException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int looks;

  CreateInDoubtException(String name, int looks, Duration duration, String seen, Throwable cause) {
    super(
        "Whether the cluster "
            + name
            + " was created is not known: "
            + cause.getMessage()
            + ". "
            + looks
            + " looks in "
            + Durations.text(duration)
            + " have shown: "
            + seen
            + ". It was not sent again.",
        cause);
    this.name = name;
    this.looks = looks;
  }

  /** The name of the cluster. */
  public String name() {
    return name;
  }

  /** How often was looked for it. */
  public int looks() {
    return looks;
  }
}
