package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The state of a cluster's Ingress. */
public final class IngressState extends OpenValue {
  private static final Constants<IngressState> CONSTANTS = new Constants<>(IngressState::new);

  public static final IngressState HEALTHY = CONSTANTS.add("healthy");
  public static final IngressState WARNING = CONSTANTS.add("warning");
  public static final IngressState CRITICAL = CONSTANTS.add("critical");
  public static final IngressState UNSUPPORTED = CONSTANTS.add("unsupported");
  public static final IngressState UNKNOWN = CONSTANTS.add("unknown");
  public static final IngressState DISABLED = CONSTANTS.add("disabled");

  private IngressState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static IngressState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
