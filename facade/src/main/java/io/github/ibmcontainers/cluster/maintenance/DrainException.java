package io.github.ibmcontainers.cluster.maintenance;

import io.github.ibmcontainers.error.ContainersException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A node can't be drained. {@link #blockers()} says which pods are in the way and why. */
public final class DrainException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> blockers;

  /**
   * @param message what failed
   * @param blockers the pods that are in the way, each with the reason
   */
  public DrainException(String message, List<String> blockers) {
    super(message + (blockers.isEmpty() ? "" : ": " + String.join("; ", blockers)), null);
    this.blockers = new ArrayList<>(blockers);
  }

  /** Returns the pods that are in the way, each with the reason. */
  public List<String> blockers() {
    return Collections.unmodifiableList(blockers);
  }
}
