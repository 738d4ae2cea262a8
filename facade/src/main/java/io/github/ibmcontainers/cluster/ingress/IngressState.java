package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The state of a cluster's Ingress. */
public final class IngressState extends OpenValue {
  private static final Constants<IngressState> CONSTANTS = new Constants<>(IngressState::new);

  /** All Ingress components work. */
  public static final IngressState HEALTHY = CONSTANTS.add("healthy");

  /** An Ingress component has a fault. */
  public static final IngressState WARNING = CONSTANTS.add("warning");

  /** Ingress does not work. */
  public static final IngressState CRITICAL = CONSTANTS.add("critical");

  /** The status of Ingress is not offered for this cluster. */
  public static final IngressState UNSUPPORTED = CONSTANTS.add("unsupported");

  /** The state of Ingress is not known. */
  public static final IngressState UNKNOWN = CONSTANTS.add("unknown");

  /** The status of Ingress is not reported because the report is turned off. */
  public static final IngressState DISABLED = CONSTANTS.add("disabled");

  private IngressState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static IngressState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
