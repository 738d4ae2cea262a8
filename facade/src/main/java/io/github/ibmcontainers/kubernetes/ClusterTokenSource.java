package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.internal.call.ClientLifetime;
import java.util.function.Supplier;

/**
 * Provides valid tokens of a cluster to this library's calls and to token providers of other
 * Kubernetes clients. Thread-safe. Concurrent callers share one login and its token or failure. A
 * token is renewed if it is used within the last minute of its lifetime (the last quarter if that
 * is shorter), or after a server has rejected it. If the renewal fails, the token is used until it
 * expires.
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
   * @param cache the cache, which may be shared with other sources; closing this source doesn't
   *     close them
   */
  ClusterTokenSource(ClusterTokenCache cache, ClientLifetime client) {
    this.cache = cache;
    this.client = client;
  }

  /**
   * Returns a currently valid token, after a login if necessary.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token
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
   * Returns the text of a valid token, for the token provider of another client. The text is a
   * secret.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token
   * @throws IllegalStateException if the client is closed
   */
  public String token() {
    return get().value();
  }

  /**
   * Discards a token that a server rejected with 401, so that the next caller gets a new one. Has
   * no effect if the token was already replaced.
   *
   * @param token the rejected token
   */
  public void invalidate(String token) {
    cache.invalidate(token);
  }

  /** Closes the source. Later calls fail. */
  void close() {
    closed = true;
  }

  /** Returns a text without the token. */
  @Override
  public String toString() {
    return "ClusterTokenSource";
  }
}
