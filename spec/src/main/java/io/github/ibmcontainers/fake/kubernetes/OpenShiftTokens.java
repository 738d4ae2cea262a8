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

/** The access tokens that the OAuth servers issued. Thread-safe. */
public final class OpenShiftTokens {
  /** One day, as in the guide's example. */
  static final Duration LIFETIME = Duration.ofDays(1);

  private final Map<String, Entry> tokens = new ConcurrentHashMap<>();
  private final Clock clock;

  /** Creates an empty set of tokens. */
  public OpenShiftTokens(Clock clock) {
    this.clock = clock;
  }

  private record Entry(String cluster, Identity identity, Instant expiry) {}

  String issue(Cluster cluster, Identity identity) {
    String token = "sha256~" + UUID.randomUUID().toString().replace("-", "") + "_Ab-";
    tokens.put(token, new Entry(cluster.id(), identity, clock.instant().plus(LIFETIME)));
    return token;
  }

  Optional<Identity> owner(Cluster cluster, String token) {
    return Optional.ofNullable(tokens.get(token))
        .filter(e -> e.cluster().equals(cluster.id()) && clock.instant().isBefore(e.expiry()))
        .map(Entry::identity);
  }

  /** Revokes all tokens of a cluster. */
  public void revoke(Cluster cluster) {
    tokens.values().removeIf(e -> e.cluster().equals(cluster.id()));
  }
}
