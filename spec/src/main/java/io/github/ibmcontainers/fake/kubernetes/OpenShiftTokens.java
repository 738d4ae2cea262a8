package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.iam.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that the OAuth servers gave out. Thread-safe. */
public final class OpenShiftTokens {
  /** A day, as the guides' example shows. */
  static final Duration LIFE = Duration.ofDays(1);

  private final Map<String, Entry> tokens = new ConcurrentHashMap<>();
  private final Clock clock;

  /** No tokens yet. */
  public OpenShiftTokens(Clock clock) {
    this.clock = clock;
  }

  private record Entry(String cluster, Identity identity, Instant expiry) {}

  String issue(Cluster cluster, Identity identity) {
    String token = "sha256~" + UUID.randomUUID().toString().replace("-", "") + "_Ab-";
    tokens.put(token, new Entry(cluster.id(), identity, clock.instant().plus(LIFE)));
    return token;
  }

  Optional<Identity> owner(Cluster cluster, String token) {
    return Optional.ofNullable(tokens.get(token))
        .filter(e -> e.cluster().equals(cluster.id()) && clock.instant().isBefore(e.expiry()))
        .map(Entry::identity);
  }

  /** Makes all tokens of a cluster invalid. */
  public void revoke(Cluster cluster) {
    tokens.values().removeIf(e -> e.cluster().equals(cluster.id()));
  }
}
