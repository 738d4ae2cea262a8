package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The actual or desired state of a worker pool. */
public final class WorkerPoolState extends OpenValue {
  private static final Constants<WorkerPoolState> CONSTANTS = new Constants<>(WorkerPoolState::new);

  /** The pool is in use. */
  public static final WorkerPoolState ACTIVE = CONSTANTS.add("active");

  /** Same as {@link #ACTIVE}. Version 2 returns either of them. */
  public static final WorkerPoolState NORMAL = CONSTANTS.add("normal");

  /** The pool and its worker nodes are being deleted. */
  public static final WorkerPoolState DELETING = CONSTANTS.add("deleting");

  /** The pool is deleted. */
  public static final WorkerPoolState DELETED = CONSTANTS.add("deleted");

  /** The pool isn't in use. */
  public static final WorkerPoolState INACTIVE = CONSTANTS.add("inactive");

  private WorkerPoolState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, which may be unknown to the library. */
  public static WorkerPoolState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
