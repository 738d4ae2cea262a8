package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.internal.call.ClientLifetime;
import java.util.function.Supplier;

/**
 * Provides a valid token of one cluster, to this library's calls or to another Kubernetes client's
 * token provider. Thread-safe. Concurrent callers share one login and its token or failure. A token
 * is renewed before use in its last minute (its last quarter if that is shorter), or after a server
 * has refused it. If the renewal fails, the token is used until it expires.
 */
public final class ClusterTokenSource {
  private final ClusterTokenCache cache;
  private final ClientLifetime client;
  private volatile boolean closed;

  ClusterTokenSource(
      Supplier<ClusterTokenCache.Fetched> login, TimeSource time, ClientLifetime client) {
    this(new ClusterTokenCache(login, time), client);
  }

  /**
   * @param cache may be shared with other sources, which stay open when this one is closed
   */
  ClusterTokenSource(ClusterTokenCache cache, ClientLifetime client) {
    this.cache = cache;
    this.client = client;
  }

  /**
   * Returns a token that is valid for a request now, after a login if necessary.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token, of the type
   *     that says why
   * @throws IllegalStateException if the client is closed
   */
  public ClusterToken get() {
    client.requireOpen();
    if (closed) {
      throw new AuthenticationException("The access to the cluster is closed");
    }
    return cache.get();
  }

  /**
   * Returns the token's text, for another client's token provider. It is a secret.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token, of the type
   *     that says why
   * @throws IllegalStateException if the client is closed
   */
  public String token() {
    return get().value();
  }

  /**
   * Discards a token that a server refused with 401, so that the next caller gets another one. Does
   * nothing if another one is already held.
   *
   * @param token the token that was sent
   */
  public void refused(String token) {
    cache.refused(token);
  }

  /** Makes later calls fail. */
  void close() {
    closed = true;
  }

  /** Returns no part of the token. */
  @Override
  public String toString() {
    return "ClusterTokenSource";
  }
}
