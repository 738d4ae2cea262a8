package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.ContainersException;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade isn't possible, or stopped before it was done. {@link #report()} says what was done;
 * running it again continues.
 */
public class UpgradeException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final UpgradeReport report;

  UpgradeException(String why, UpgradeReport report, @Nullable Throwable cause) {
    super(why, cause);
    this.report = report;
  }

  /** Returns the plan, and what was done until then. */
  public UpgradeReport report() {
    return report;
  }

  /** The upgrade was canceled, or its thread was interrupted. */
  public static final class Canceled extends UpgradeException {
    private static final long serialVersionUID = 1L;

    Canceled(String why, UpgradeReport report, @Nullable Throwable cause) {
      super(why, report, cause);
    }
  }
}
