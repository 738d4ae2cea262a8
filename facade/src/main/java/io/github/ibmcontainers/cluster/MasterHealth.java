package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a cluster's master is. */
public final class MasterHealth extends OpenValue {
  /** The service says {@code normal}. */
  public static final MasterHealth NORMAL = new MasterHealth("normal");

  /** The service says {@code error}. */
  public static final MasterHealth ERROR = new MasterHealth("error");

  /** The service says {@code unavailable}. */
  public static final MasterHealth UNAVAILABLE = new MasterHealth("unavailable");

  /** The service says {@code unsupported}. */
  public static final MasterHealth UNSUPPORTED = new MasterHealth("unsupported");

  private static final Set<String> KNOWN = Set.of("normal", "error", "unavailable", "unsupported");

  private MasterHealth(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static MasterHealth of(@Nullable String text) {
    return new MasterHealth(text);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
