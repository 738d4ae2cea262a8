package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which identity a cluster knows: it has to be asked for, and takes its time. Thread-safe. */
public final class Rbac {
  private final Map<String, Instant> known = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Clock clock;
  private final Duration takes;

  /** Synchronisation that takes that long. */
  public Rbac(Clock clock, Duration takes) {
    this.clock = clock;
    this.takes = takes;
  }

  /** Asks for an identity to be known by a cluster; asking again does not start anew. */
  public void request(Cluster cluster, String iamId) {
    if (!failing.contains(cluster.id())) {
      known.putIfAbsent(key(cluster, iamId), clock.instant().plus(takes));
    }
  }

  /** Whether the cluster knows the identity. */
  public boolean synchronised(Cluster cluster, String iamId) {
    Instant from = known.get(key(cluster, iamId));
    return from != null && !clock.instant().isBefore(from);
  }

  /** Whether synchronising with this cluster ends in an error. */
  public boolean failed(Cluster cluster) {
    return failing.contains(cluster.id());
  }

  /** From now on it ends in an error. */
  public void fail(Cluster cluster) {
    failing.add(cluster.id());
  }

  private static String key(Cluster cluster, String iamId) {
    return cluster.id() + " " + iamId;
  }
}
