package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The state of a Satellite location. */
public final class SatelliteLocationState extends OpenValue {
  private static final Constants<SatelliteLocationState> CONSTANTS =
      new Constants<>(SatelliteLocationState::new);

  public static final SatelliteLocationState ACTION_REQUIRED = CONSTANTS.add("action required");
  public static final SatelliteLocationState CRITICAL = CONSTANTS.add("critical");
  public static final SatelliteLocationState HOST_REQUIRED = CONSTANTS.add("host required");
  public static final SatelliteLocationState NORMAL = CONSTANTS.add("normal");
  public static final SatelliteLocationState PROVISIONING = CONSTANTS.add("provisioning");

  private SatelliteLocationState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static SatelliteLocationState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
