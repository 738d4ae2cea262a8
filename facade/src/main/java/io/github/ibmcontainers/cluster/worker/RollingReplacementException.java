package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/**
 * A rolling replacement stopped before all worker nodes were at the new version. {@link #report()}
 * contains the results. Nodes that were marked as unschedulable are schedulable again, unless their
 * replacement was requested or they are in {@link RollingReport#unschedulable()}. Another run
 * continues the replacement.
 */
public class RollingReplacementException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final RollingReport report;

  RollingReplacementException(String reason, RollingReport report, @Nullable Throwable cause) {
    super(reason + " (" + report + ")", cause);
    this.report = report;
  }

  /** Returns the results until then. */
  public RollingReport report() {
    return report;
  }

  /** The rolling replacement was canceled, or its thread was interrupted. */
  public static final class Canceled extends RollingReplacementException {
    private static final long serialVersionUID = 1L;

    Canceled(String reason, RollingReport report, @Nullable Throwable cause) {
      super(reason, report, cause);
    }
  }
}
