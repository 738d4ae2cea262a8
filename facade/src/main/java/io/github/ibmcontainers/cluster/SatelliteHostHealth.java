package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a host of a Satellite location is. */
public final class SatelliteHostHealth extends OpenValue {
  /** The service says {@code normal}. */
  public static final SatelliteHostHealth NORMAL = new SatelliteHostHealth("normal");

  /** The service says {@code provisioning}. */
  public static final SatelliteHostHealth PROVISIONING = new SatelliteHostHealth("provisioning");

  /** The service says {@code unknown}. */
  public static final SatelliteHostHealth UNKNOWN = new SatelliteHostHealth("unknown");

  /** The service says {@code unresponsive}. */
  public static final SatelliteHostHealth UNRESPONSIVE = new SatelliteHostHealth("unresponsive");

  /** The service says {@code ready}. */
  public static final SatelliteHostHealth READY = new SatelliteHostHealth("ready");

  /** The service says {@code reload-required}. */
  public static final SatelliteHostHealth RELOAD_REQUIRED =
      new SatelliteHostHealth("reload-required");

  private static final Set<String> KNOWN =
      Set.of("normal", "provisioning", "unknown", "unresponsive", "ready", "reload-required");

  private SatelliteHostHealth(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static SatelliteHostHealth of(@Nullable String text) {
    return new SatelliteHostHealth(text);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
