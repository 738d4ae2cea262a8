package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a worker is. */
public final class WorkerHealth extends OpenValue {
  /** The service says {@code normal}. */
  public static final WorkerHealth NORMAL = new WorkerHealth("normal");

  /** The service says {@code critical}. */
  public static final WorkerHealth CRITICAL = new WorkerHealth("critical");

  /** The service says {@code warning}. */
  public static final WorkerHealth WARNING = new WorkerHealth("warning");

  /** The service says {@code unknown}. */
  public static final WorkerHealth UNKNOWN = new WorkerHealth("unknown");

  /** The service says {@code notready}. */
  public static final WorkerHealth NOTREADY = new WorkerHealth("notready");

  private static final Set<String> KNOWN =
      Set.of("normal", "critical", "warning", "unknown", "notready");

  private WorkerHealth(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static WorkerHealth of(@Nullable String text) {
    return new WorkerHealth(text);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
