package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.internal.concurrent.Futures;
import io.github.ibmcontainers.internal.concurrent.HeldToken;
import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cached token that is renewed before it expires. Several accesses may share a cache.
 * Thread-safe. Concurrent callers share one login and its token or failure.
 */
final class ClusterTokenCache {
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /**
   * The minimum margin: tokens have their expiry in whole seconds, so they may expire up to a
   * second early.
   */
  private static final Duration SHORTEST_MARGIN = Duration.ofSeconds(2);

  /**
   * The result of a login.
   *
   * @param value the token
   * @param life its lifetime from the start of the login
   */
  record Fetched(String value, Duration life) {
    @Override
    public String toString() {
      return "Fetched[life=" + life + "]";
    }
  }

  /** A login in progress, run by the first caller. */
  private final class Flight extends FutureTask<ClusterToken> {
    private volatile boolean interrupted;

    Flight() {
      super(ClusterTokenCache.this::fetch);
    }

    /** Runs in the thread of the login, before waiting threads are notified. */
    @Override
    protected void setException(Throwable failure) {
      interrupted = Thread.currentThread().isInterrupted();
      super.setException(failure);
    }
  }

  private final Supplier<Fetched> login;
  private final TimeSource time;
  private final Object lock = new Object();
  private @Nullable HeldToken<ClusterToken> held;
  private @Nullable Flight flight;

  ClusterTokenCache(Supplier<Fetched> login, TimeSource time) {
    this.login = login;
    this.time = time;
  }

  /**
   * Returns a currently valid token, after a login if necessary.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if there is no token
   */
  ClusterToken get() {
    while (true) {
      Flight task;
      boolean mine = false;
      synchronized (lock) {
        HeldToken<ClusterToken> now = held;
        if (now != null && now.isFresh(time.nanoTime())) {
          return now.token();
        }
        if (flight == null) {
          flight = new Flight();
          mine = true;
        }
        task = flight;
      }
      if (mine) {
        task.run();
      }
      try {
        return Futures.join(task, ClusterTokenCache::interrupted);
      } catch (RuntimeException e) {
        boolean stopped = Thread.currentThread().isInterrupted();
        if (!mine && task.interrupted && !stopped) {
          // The thread of the login was interrupted; the login itself didn't fail.
          continue;
        }
        ClusterToken alive = alive();
        if (alive != null && !stopped) {
          return alive;
        }
        throw e;
      }
    }
  }

  private static AuthenticationException interrupted(InterruptedException e) {
    return new AuthenticationException(
        "Interrupted while waiting for a cluster's token", IamError.NONE, e);
  }

  /**
   * Discards a token that a server rejected with 401, so that the next caller gets a new one. Has
   * no effect if the token was already replaced.
   *
   * @param token the rejected token
   */
  void invalidate(String token) {
    synchronized (lock) {
      HeldToken<ClusterToken> now = held;
      if (now != null && now.token().value().equals(token)) {
        held = null;
      }
    }
  }

  private ClusterToken fetch() {
    long start = time.nanoTime();
    try {
      Fetched fetched = Objects.requireNonNull(login.get());
      ClusterToken token = token(fetched, time.now().minusNanos(time.nanoTime() - start));
      synchronized (lock) {
        held = HeldToken.of(token, start, fetched.life(), margin(fetched.life()));
      }
      return token;
    } finally {
      synchronized (lock) {
        flight = null;
      }
    }
  }

  /** Returns the token of a login that started at a given time. */
  static ClusterToken token(Fetched fetched, Instant start) {
    Instant expiry = start.plus(fetched.life());
    return new ClusterToken(fetched.value(), expiry.minus(margin(fetched.life())), expiry);
  }

  private static Duration margin(Duration life) {
    Duration margin = Durations.shorter(MARGIN, life.dividedBy(4));
    return margin.compareTo(SHORTEST_MARGIN) < 0
        ? Durations.shorter(SHORTEST_MARGIN, life.dividedBy(2))
        : margin;
  }

  private @Nullable ClusterToken alive() {
    synchronized (lock) {
      HeldToken<ClusterToken> now = held;
      return now != null && now.isAlive(time.nanoTime()) ? now.token() : null;
    }
  }
}
