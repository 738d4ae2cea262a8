package io.github.ibmcontainers.kubernetes;

import java.time.Instant;
import java.util.Objects;

/**
 * A bearer token for a cluster's API server.
 *
 * @param value the token; a secret
 * @param renewal from when on another one is fetched before use, a little before the expiry
 * @param expiry when it ends, by this machine's clock
 */
public record ClusterToken(String value, Instant renewal, Instant expiry) {
  /** Checks that nothing is null. */
  public ClusterToken {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(renewal, "renewal");
    Objects.requireNonNull(expiry, "expiry");
  }

  /** The value of an {@code Authorization} header; a secret. */
  public String authorization() {
    return "Bearer " + value;
  }

  /** Names the expiry; no token. */
  @Override
  public String toString() {
    return "ClusterToken[expiry=" + expiry + "]";
  }
}
