package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The health of a Satellite host. */
public final class SatelliteHostHealth extends OpenValue {
  private static final Constants<SatelliteHostHealth> CONSTANTS =
      new Constants<>(SatelliteHostHealth::new);

  public static final SatelliteHostHealth NORMAL = CONSTANTS.add("normal");
  public static final SatelliteHostHealth PROVISIONING = CONSTANTS.add("provisioning");
  public static final SatelliteHostHealth UNKNOWN = CONSTANTS.add("unknown");
  public static final SatelliteHostHealth UNRESPONSIVE = CONSTANTS.add("unresponsive");
  public static final SatelliteHostHealth READY = CONSTANTS.add("ready");
  public static final SatelliteHostHealth RELOAD_REQUIRED = CONSTANTS.add("reload-required");

  private SatelliteHostHealth(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static SatelliteHostHealth of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
