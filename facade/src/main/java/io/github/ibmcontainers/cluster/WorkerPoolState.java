package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What state a worker pool is in, or is to be in. */
public final class WorkerPoolState extends OpenValue {
  /** The service says {@code active}. */
  public static final WorkerPoolState ACTIVE = new WorkerPoolState("active");

  /** The service says {@code deleting}. */
  public static final WorkerPoolState DELETING = new WorkerPoolState("deleting");

  /** The service says {@code deleted}. */
  public static final WorkerPoolState DELETED = new WorkerPoolState("deleted");

  /** The service says {@code inactive}. */
  public static final WorkerPoolState INACTIVE = new WorkerPoolState("inactive");

  private static final Set<String> KNOWN = Set.of("active", "deleting", "deleted", "inactive");

  private WorkerPoolState(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static WorkerPoolState of(@Nullable String text) {
    return new WorkerPoolState(text);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
