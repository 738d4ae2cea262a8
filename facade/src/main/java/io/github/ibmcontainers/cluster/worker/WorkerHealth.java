package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The health of a worker node. */
public final class WorkerHealth extends OpenValue {
  private static final Constants<WorkerHealth> CONSTANTS = new Constants<>(WorkerHealth::new);

  /** The node is ready for workloads. */
  public static final WorkerHealth NORMAL = CONSTANTS.add("normal");

  /** The node can't be used. */
  public static final WorkerHealth CRITICAL = CONSTANTS.add("critical");

  /** The node is low on a resource, such as memory or disk space. */
  public static final WorkerHealth WARNING = CONSTANTS.add("warning");

  /** The master has no connection to the node. */
  public static final WorkerHealth UNKNOWN = CONSTANTS.add("unknown");

  /** Kubernetes reports the node as not ready. */
  public static final WorkerHealth NOTREADY = CONSTANTS.add("notready");

  private WorkerHealth(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, which may be unknown to the library. */
  public static WorkerHealth of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
