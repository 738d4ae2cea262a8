package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What state a Satellite location is in. */
public final class SatelliteLocationState extends OpenValue {
  /** The service says {@code action required}. */
  public static final SatelliteLocationState ACTION_REQUIRED =
      new SatelliteLocationState("action required");

  /** The service says {@code critical}. */
  public static final SatelliteLocationState CRITICAL = new SatelliteLocationState("critical");

  /** The service says {@code host required}. */
  public static final SatelliteLocationState HOST_REQUIRED =
      new SatelliteLocationState("host required");

  /** The service says {@code normal}. */
  public static final SatelliteLocationState NORMAL = new SatelliteLocationState("normal");

  /** The service says {@code provisioning}. */
  public static final SatelliteLocationState PROVISIONING =
      new SatelliteLocationState("provisioning");

  private static final Set<String> KNOWN =
      Set.of("action required", "critical", "host required", "normal", "provisioning");

  private SatelliteLocationState(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static SatelliteLocationState of(@Nullable String text) {
    return new SatelliteLocationState(text);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
