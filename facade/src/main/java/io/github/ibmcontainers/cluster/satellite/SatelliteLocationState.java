package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The state of a Satellite location. */
public final class SatelliteLocationState extends OpenValue {
  private static final Constants<SatelliteLocationState> CONSTANTS =
      new Constants<>(SatelliteLocationState::new);

  /** Somebody has to act before the location can be used; its message says how. */
  public static final SatelliteLocationState ACTION_REQUIRED = CONSTANTS.add("action required");

  /** The location can't be used. */
  public static final SatelliteLocationState CRITICAL = CONSTANTS.add("critical");

  /** The location needs more hosts for its control plane. */
  public static final SatelliteLocationState HOST_REQUIRED = CONSTANTS.add("host required");

  /** The location works. */
  public static final SatelliteLocationState NORMAL = CONSTANTS.add("normal");

  /** The control plane of the location is being set up. */
  public static final SatelliteLocationState PROVISIONING = CONSTANTS.add("provisioning");

  private SatelliteLocationState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static SatelliteLocationState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
