package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a host serves a cluster. */
public final class SatelliteHostState extends OpenValue {
  /** The service says {@code assigned}. */
  public static final SatelliteHostState ASSIGNED = new SatelliteHostState("assigned");

  /** The service says {@code unassigned}. */
  public static final SatelliteHostState UNASSIGNED = new SatelliteHostState("unassigned");

  /** The service says {@code provisioning}. */
  public static final SatelliteHostState PROVISIONING = new SatelliteHostState("provisioning");

  /** The service says {@code ready}. */
  public static final SatelliteHostState READY = new SatelliteHostState("ready");

  private static final Set<String> KNOWN =
      Set.of("assigned", "unassigned", "provisioning", "ready");

  private SatelliteHostState(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static SatelliteHostState of(@Nullable String text) {
    return new SatelliteHostState(text);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
