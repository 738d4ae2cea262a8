package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The state of a Satellite host. */
public final class SatelliteHostState extends OpenValue {
  private static final Constants<SatelliteHostState> CONSTANTS =
      new Constants<>(SatelliteHostState::new);

  public static final SatelliteHostState ASSIGNED = CONSTANTS.add("assigned");
  public static final SatelliteHostState UNASSIGNED = CONSTANTS.add("unassigned");
  public static final SatelliteHostState PROVISIONING = CONSTANTS.add("provisioning");
  public static final SatelliteHostState READY = CONSTANTS.add("ready");

  private SatelliteHostState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static SatelliteHostState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
