package io.github.ibmcontainers.cluster.value;

import java.util.Locale;

/**
 * The versions of the container API: v1 is REST for classic clusters, v2 is RPC for clusters of all
 * providers. v3 is known, but not offered.
 */
public enum ApiVersion {
  /** Paths below {@code /global/v1}. */
  V1,
  /** Paths below {@code /global/v2}, {@code /global/ingress/v2} and {@code /global/network/v2}. */
  V2,
  /**
   * Paths below {@code /global/v3}. IBM's command line uses single operations of it, whose document
   * isn't public: this library doesn't offer it.
   */
  V3;

  /** Returns whether this library has operations of this version. */
  public boolean isOffered() {
    return this != V3;
  }

  /** Returns the version as in paths: such as {@code v1}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
