package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The actual or desired state of a worker pool. */
public final class WorkerPoolState extends OpenValue {
  private static final Constants<WorkerPoolState> CONSTANTS = new Constants<>(WorkerPoolState::new);

  /** The pool is in use. */
  public static final WorkerPoolState ACTIVE = CONSTANTS.add("active");

  /** Means the same as {@link #ACTIVE}; v2 returns one or the other. */
  public static final WorkerPoolState NORMAL = CONSTANTS.add("normal");

  /** The pool and its worker nodes are being deleted. */
  public static final WorkerPoolState DELETING = CONSTANTS.add("deleting");

  /** The pool is deleted. */
  public static final WorkerPoolState DELETED = CONSTANTS.add("deleted");

  /** The pool is not in use. */
  public static final WorkerPoolState INACTIVE = CONSTANTS.add("inactive");

  private WorkerPoolState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static WorkerPoolState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
