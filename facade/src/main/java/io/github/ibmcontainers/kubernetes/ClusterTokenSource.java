package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamError;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a valid token of one cluster at hand, for whoever asks: this library's calls or another
 * Kubernetes client's token provider. Thread-safe. However many threads ask, one login is under
 * way, and they share its token or its failure. A token is renewed a minute before its end (a
 * quarter of its life, if that is less), or when a server has refused it.
 */
public final class ClusterTokenSource {
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Tokens tell their end in whole seconds, so that it may come up to one earlier. */
  private static final Duration SHORTEST_MARGIN = Duration.ofSeconds(2);

  /**
   * What a login gives.
   *
   * @param value the token
   * @param life how long it is good for from the moment it was asked for
   */
  record Fetched(String value, Duration life) {
    @Override
    public String toString() {
      return "Fetched[life=" + life + "]";
    }
  }

  /** The token in hand, by the clock that never jumps. */
  private record Held(ClusterToken token, long freshUntil, long aliveUntil) {}

  /** One login under way, and those who wait for it. */
  private static final class Flight extends FutureTask<ClusterToken> {
    private volatile boolean interrupted;

    Flight(Callable<ClusterToken> fetch) {
      super(fetch);
    }

    /** Called by the thread that logs in, before those who wait are told. */
    @Override
    protected void setException(Throwable failure) {
      interrupted = Thread.currentThread().isInterrupted();
      super.setException(failure);
    }
  }

  private final Supplier<Fetched> login;
  private final TimeSource time;
  private final Object lock = new Object();
  private @Nullable Held held;
  private @Nullable Flight flight;
  private boolean closed;

  ClusterTokenSource(Supplier<Fetched> login, TimeSource time) {
    this.login = login;
    this.time = time;
  }

  /**
   * The token that is good for a request now; waits for a login if there is none.
   *
   * @throws io.github.ibmcontainers.error.ContainersException of the type that says why there is
   *     none
   */
  public ClusterToken get() {
    while (true) {
      Flight task;
      boolean mine = false;
      synchronized (lock) {
        if (closed) {
          throw new AuthenticationException("The access to the cluster is closed");
        }
        Held now = held;
        if (now != null && time.nanoTime() - now.freshUntil() < 0) {
          return now.token();
        }
        if (flight == null) {
          flight = new Flight(this::fetch);
          mine = true;
        }
        task = flight;
      }
      if (mine) {
        task.run();
      }
      try {
        return result(task);
      } catch (RuntimeException e) {
        if (!mine && task.interrupted && !Thread.currentThread().isInterrupted()) {
          // Not the login failed but the thread that did it for us was stopped.
          continue;
        }
        ClusterToken alive = alive();
        if (alive != null && !Thread.currentThread().isInterrupted()) {
          return alive;
        }
        throw e;
      }
    }
  }

  /** The token's text alone, as other clients' token providers want it. A secret. */
  public String token() {
    return get().value();
  }

  /**
   * Tells that a server refused a token with 401, so that the next caller gets another. Does
   * nothing if another one is held by now.
   *
   * @param token the token that was sent
   */
  public void refused(String token) {
    synchronized (lock) {
      Held now = held;
      if (now != null && now.token().value().equals(token)) {
        held = null;
      }
    }
  }

  /** Forgets the token; later calls fail. */
  void close() {
    synchronized (lock) {
      closed = true;
      held = null;
    }
  }

  private ClusterToken fetch() {
    long start = time.nanoTime();
    try {
      Fetched fetched = login.get();
      long life = fetched.life().toNanos();
      long margin = margin(fetched.life()).toNanos();
      ClusterToken token = token(fetched, time.now().minusNanos(time.nanoTime() - start));
      synchronized (lock) {
        if (!closed) {
          held = new Held(token, start + life - margin, start + life);
        }
      }
      return token;
    } finally {
      synchronized (lock) {
        flight = null;
      }
    }
  }

  /** The token of a login that was started at that time. */
  static ClusterToken token(Fetched fetched, Instant start) {
    Instant expiry = start.plus(fetched.life());
    return new ClusterToken(fetched.value(), expiry.minus(margin(fetched.life())), expiry);
  }

  private static Duration margin(Duration life) {
    Duration margin = shorter(MARGIN, life.dividedBy(4));
    return margin.compareTo(SHORTEST_MARGIN) < 0
        ? shorter(SHORTEST_MARGIN, life.dividedBy(2))
        : margin;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private @Nullable ClusterToken alive() {
    synchronized (lock) {
      Held now = held;
      return now != null && time.nanoTime() - now.aliveUntil() < 0 ? now.token() : null;
    }
  }

  private static ClusterToken result(Flight task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationException(
          "Interrupted while waiting for a cluster's token", IamError.NONE, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AuthenticationException(
          "Getting a cluster's token failed", IamError.NONE, e.getCause());
    }
  }

  /** No token. */
  @Override
  public String toString() {
    return "ClusterTokenSource";
  }
}
