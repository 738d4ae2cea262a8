package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The health of a cluster's master. */
public final class MasterHealth extends OpenValue {
  private static final Constants<MasterHealth> CONSTANTS = new Constants<>(MasterHealth::new);

  /** The master works. */
  public static final MasterHealth NORMAL = CONSTANTS.add("normal");

  /** The master has a fault. */
  public static final MasterHealth ERROR = CONSTANTS.add("error");

  /** The master can't be reached. */
  public static final MasterHealth UNAVAILABLE = CONSTANTS.add("unavailable");

  /** The master runs a version that the service no longer supports. */
  public static final MasterHealth UNSUPPORTED = CONSTANTS.add("unsupported");

  private MasterHealth(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static MasterHealth of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
