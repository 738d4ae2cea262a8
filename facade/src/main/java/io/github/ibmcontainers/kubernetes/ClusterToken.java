package io.github.ibmcontainers.kubernetes;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import java.time.Instant;
import java.util.Objects;

/**
 * A bearer token for a cluster's API server.
 *
 * @param value the token; a secret
 * @param renewal when the token is to be renewed, shortly before its expiry
 * @param expiry when the token expires, according to the local clock
 */
@JsonAdapter(PrintedAdapter.class)
public record ClusterToken(String value, Instant renewal, Instant expiry) {
  /** Checks that no value is null. */
  public ClusterToken {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(renewal, "renewal");
    Objects.requireNonNull(expiry, "expiry");
  }

  /** Returns the value of the {@code Authorization} header, which is a secret. */
  public String authorization() {
    return "Bearer " + value;
  }

  /** Returns the expiry, without the token. */
  @Override
  public String toString() {
    return "ClusterToken[expiry=" + expiry + "]";
  }
}
