package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * What the accesses of one client and its views share, so that the second one costs less than the
 * first: the Kubernetes token of each account, the OAuth servers of OpenShift clusters, and which
 * clusters have the caller's roles. Thread-safe.
 */
final class SharedAccess {
  /**
   * How long roles are taken as being in a cluster without asking again. Each access still orders
   * their synchronization.
   */
  private static final Duration ROLES_STAY = Duration.ofMinutes(5);

  private final Map<String, ClusterTokenCache> kubeTokens = new ConcurrentHashMap<>();
  private final Map<HttpUrl, OAuthServer> oauthServers = new ConcurrentHashMap<>();
  private final Map<String, Long> synchronizations = new ConcurrentHashMap<>();
  private final Set<String> openShift = ConcurrentHashMap.newKeySet();

  /** Returns the token that all Kubernetes clusters accept from an account's user. */
  ClusterTokenCache kubeToken(String account, Supplier<ClusterTokenCache> first) {
    return kubeTokens.computeIfAbsent(account, key -> first.get());
  }

  /** Returns the OAuth servers by the URL of their clusters' masters. */
  Map<HttpUrl, OAuthServer> oauthServers() {
    return oauthServers;
  }

  /** Remembers that the caller's roles have just been synchronized into a cluster. */
  void rolesSynchronized(String clusterId, TimeSource time) {
    long now = time.nanoTime();
    synchronizations.values().removeIf(at -> !isRecent(at, now));
    synchronizations.put(clusterId, now);
  }

  /** Whether the caller's roles were synchronized into a cluster a short time ago. */
  boolean hasRoles(String clusterId, TimeSource time) {
    Long at = synchronizations.get(clusterId);
    return at != null && isRecent(at, time.nanoTime());
  }

  private static boolean isRecent(long at, long now) {
    return now - at < ROLES_STAY.toNanos();
  }

  /** Remembers the platform of a cluster. */
  void remember(String idOrName, boolean isOpenShift) {
    if (isOpenShift) {
      openShift.add(idOrName);
    } else {
      openShift.remove(idOrName);
    }
  }

  /** Whether an OpenShift cluster was seen by that id or name. */
  boolean isKnownAsOpenShift(String idOrName) {
    return openShift.contains(idOrName);
  }
}
