package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a cluster's ingress is. */
public final class IngressState extends OpenValue {
  /** The service says {@code healthy}. */
  public static final IngressState HEALTHY = new IngressState("healthy");

  /** The service says {@code warning}. */
  public static final IngressState WARNING = new IngressState("warning");

  /** The service says {@code critical}. */
  public static final IngressState CRITICAL = new IngressState("critical");

  /** The service says {@code unsupported}. */
  public static final IngressState UNSUPPORTED = new IngressState("unsupported");

  /** The service says {@code unknown}. */
  public static final IngressState UNKNOWN = new IngressState("unknown");

  /** The service says {@code disabled}. */
  public static final IngressState DISABLED = new IngressState("disabled");

  private static final Set<String> KNOWN =
      Set.of("healthy", "warning", "critical", "unsupported", "unknown", "disabled");

  private IngressState(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static IngressState of(@Nullable String text) {
    return new IngressState(text);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
