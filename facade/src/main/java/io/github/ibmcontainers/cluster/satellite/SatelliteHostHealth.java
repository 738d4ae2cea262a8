package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The health of a Satellite host. */
public final class SatelliteHostHealth extends OpenValue {
  private static final Constants<SatelliteHostHealth> CONSTANTS =
      new Constants<>(SatelliteHostHealth::new);

  /** The host works. */
  public static final SatelliteHostHealth NORMAL = CONSTANTS.add("normal");

  /** The host is being set up. */
  public static final SatelliteHostHealth PROVISIONING = CONSTANTS.add("provisioning");

  /** The health of the host is not known. */
  public static final SatelliteHostHealth UNKNOWN = CONSTANTS.add("unknown");

  /** The host does not respond. */
  public static final SatelliteHostHealth UNRESPONSIVE = CONSTANTS.add("unresponsive");

  /** The host is attached and can be assigned. */
  public static final SatelliteHostHealth READY = CONSTANTS.add("ready");

  /** The operating system of the host must be reloaded before the host can be used again. */
  public static final SatelliteHostHealth RELOAD_REQUIRED = CONSTANTS.add("reload-required");

  private SatelliteHostHealth(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static SatelliteHostHealth of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
