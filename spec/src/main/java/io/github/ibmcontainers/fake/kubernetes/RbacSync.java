package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The synchronization of identities with the RBAC rules of clusters. Thread-safe. */
public final class RbacSync {
  private final Map<String, Instant> completion = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Clock clock;
  private final Duration duration;

  /** Creates a synchronization with the given duration. */
  public RbacSync(Clock clock, Duration duration) {
    this.clock = clock;
    this.duration = duration;
  }

  /** Starts the synchronization of an identity with a cluster, unless it was already started. */
  public void request(Cluster cluster, String iamId) {
    if (!failing.contains(cluster.id())) {
      completion.putIfAbsent(key(cluster, iamId), clock.instant().plus(duration));
    }
  }

  /** Returns whether an identity is synchronized with a cluster. */
  public boolean isSynchronized(Cluster cluster, String iamId) {
    Instant from = completion.get(key(cluster, iamId));
    return from != null && !clock.instant().isBefore(from);
  }

  /** Returns whether synchronization with a cluster fails. */
  public boolean failed(Cluster cluster) {
    return failing.contains(cluster.id());
  }

  /** Makes synchronization with a cluster fail. */
  public void fail(Cluster cluster) {
    failing.add(cluster.id());
  }

  private static String key(Cluster cluster, String iamId) {
    return cluster.id() + " " + iamId;
  }
}
