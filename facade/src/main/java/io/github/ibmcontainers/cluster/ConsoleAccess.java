package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/**
 * How the web console and the OAuth server of a private OpenShift cluster on VPC are reached. If
 * the service reports no value, version 4.13 uses {@link #VPE_GATEWAY}, other versions {@link
 * #LEGACY}.
 */
public final class ConsoleAccess extends OpenValue {
  private static final Constants<ConsoleAccess> CONSTANTS = new Constants<>(ConsoleAccess::new);

  /** Through the virtual private endpoint gateway. */
  public static final ConsoleAccess VPE_GATEWAY = CONSTANTS.add("vpegw");

  /** Through the private service endpoint. */
  public static final ConsoleAccess LEGACY = CONSTANTS.add("legacy");

  private ConsoleAccess(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static ConsoleAccess of(@Nullable String text) {
    return CONSTANTS.of(text);
  }
}
