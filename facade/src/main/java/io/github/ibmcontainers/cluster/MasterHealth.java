package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The health of a cluster's master. */
public final class MasterHealth extends OpenValue {
  private static final Constants<MasterHealth> CONSTANTS = new Constants<>(MasterHealth::new);

  public static final MasterHealth NORMAL = CONSTANTS.add("normal");
  public static final MasterHealth ERROR = CONSTANTS.add("error");
  public static final MasterHealth UNAVAILABLE = CONSTANTS.add("unavailable");
  public static final MasterHealth UNSUPPORTED = CONSTANTS.add("unsupported");

  private MasterHealth(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static MasterHealth of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
