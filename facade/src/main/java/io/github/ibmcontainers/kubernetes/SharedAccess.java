package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * The state that accesses of a client and its views share to avoid requests: the Kubernetes token
 * of each account, the OAuth servers of OpenShift clusters, and the clusters with synchronized
 * roles. Thread-safe.
 */
final class SharedAccess {
  /**
   * How long the roles in a cluster are assumed to be synchronized. Each access still requests
   * their synchronization.
   */
  private static final Duration ROLES_VALID = Duration.ofMinutes(5);

  private final Map<String, ClusterTokenCache> kubeTokens = new ConcurrentHashMap<>();
  private final Map<HttpUrl, OAuthServer> oauthServers = new ConcurrentHashMap<>();
  private final Map<String, Long> synchronizations = new ConcurrentHashMap<>();
  private final Set<String> openShift = ConcurrentHashMap.newKeySet();

  /** Returns the token of an account's user for all Kubernetes clusters. */
  ClusterTokenCache kubeToken(String account, Supplier<ClusterTokenCache> first) {
    return kubeTokens.computeIfAbsent(account, key -> first.get());
  }

  /** Returns the OAuth servers by the URL of the master. */
  Map<HttpUrl, OAuthServer> oauthServers() {
    return oauthServers;
  }

  /** Remembers that the caller's roles have just been synchronized into a cluster. */
  void rolesSynchronized(String clusterId, TimeSource time) {
    long now = time.nanoTime();
    synchronizations.values().removeIf(at -> !isRecent(at, now));
    synchronizations.put(clusterId, now);
  }

  /** Returns whether the caller's roles were recently synchronized into a cluster. */
  boolean hasRoles(String clusterId, TimeSource time) {
    Long at = synchronizations.get(clusterId);
    return at != null && isRecent(at, time.nanoTime());
  }

  private static boolean isRecent(long at, long now) {
    return now - at < ROLES_VALID.toNanos();
  }

  /** Remembers the platform of a cluster. */
  void remember(String idOrName, boolean isOpenShift) {
    if (isOpenShift) {
      openShift.add(idOrName);
    } else {
      openShift.remove(idOrName);
    }
  }

  /** Returns whether the id or name is known to be that of an OpenShift cluster. */
  boolean isKnownAsOpenShift(String idOrName) {
    return openShift.contains(idOrName);
  }
}
