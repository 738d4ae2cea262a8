package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The state of a Satellite host. */
public final class SatelliteHostState extends OpenValue {
  private static final Constants<SatelliteHostState> CONSTANTS =
      new Constants<>(SatelliteHostState::new);

  /** The host belongs to the control plane or to a cluster. */
  public static final SatelliteHostState ASSIGNED = CONSTANTS.add("assigned");

  /** The host is attached to the location and belongs to no cluster. */
  public static final SatelliteHostState UNASSIGNED = CONSTANTS.add("unassigned");

  /** The host is being set up. */
  public static final SatelliteHostState PROVISIONING = CONSTANTS.add("provisioning");

  /** The host is set up. */
  public static final SatelliteHostState READY = CONSTANTS.add("ready");

  private SatelliteHostState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static SatelliteHostState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
