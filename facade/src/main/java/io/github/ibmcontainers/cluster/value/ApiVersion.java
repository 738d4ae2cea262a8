package io.github.ibmcontainers.cluster.value;

import java.util.Locale;

/**
 * The two versions of the container API: v1 is REST for classic clusters, v2 is RPC for clusters of
 * all providers.
 */
public enum ApiVersion {
  /** Paths below {@code /global/v1}. */
  V1,
  /** Paths below {@code /global/v2}, {@code /global/ingress/v2} and {@code /global/network/v2}. */
  V2;

  /** Returns the version as in paths: {@code v1} or {@code v2}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
