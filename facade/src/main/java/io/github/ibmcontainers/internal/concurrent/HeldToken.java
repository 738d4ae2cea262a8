package io.github.ibmcontainers.internal.concurrent;

import io.github.ibmcontainers.internal.time.Backoff;
import java.time.Duration;

/**
 * A token and the times that matter, as readings of the monotonic clock. Immutable.
 *
 * @param token the token
 * @param refreshAt when a refresh in the background is due
 * @param freshUntil when the token must be renewed before use
 * @param expiresAt when the token expires
 * @param failures the number of failed refreshes
 */
public record HeldToken<T>(T token, long refreshAt, long freshUntil, long expiresAt, int failures) {
  private static final Backoff BACKOFF =
      Backoff.doubling(Duration.ofSeconds(10), Duration.ofMinutes(1));

  /**
   * Returns the state of a new token. A background refresh is due after 80 % of its life, but not
   * within the margin.
   *
   * @param startNanos the monotonic clock just before the token was requested
   * @param life how long the token is valid from then
   * @param margin how long before its expiry it must be renewed before use
   */
  public static <T> HeldToken<T> of(T token, long startNanos, Duration life, Duration margin) {
    long nanos = life.toNanos();
    long fresh = nanos - margin.toNanos();
    return new HeldToken<>(
        token,
        startNanos + Math.min(nanos / 5 * 4, fresh),
        startNanos + fresh,
        startNanos + nanos,
        0);
  }

  /** Returns the state of a token that can't be renewed. */
  public static <T> HeldToken<T> unlimited(T token, long now) {
    long end = now + Long.MAX_VALUE / 2;
    return new HeldToken<>(token, end, end, end, 0);
  }

  /** Whether a background refresh is due. */
  public boolean isDueForRefresh(long now) {
    return now - refreshAt >= 0;
  }

  /** Whether the token may be used without renewing it first. */
  public boolean isFresh(long now) {
    return now - freshUntil < 0;
  }

  /** Whether the token has not expired. */
  public boolean isAlive(long now) {
    return now - expiresAt < 0;
  }

  /** Returns the state while a refresh is in progress: no other one is due. */
  public HeldToken<T> refreshing() {
    return new HeldToken<>(token, freshUntil, freshUntil, expiresAt, failures);
  }

  /**
   * Returns the state after a refresh that failed: the token stays in use until it expires, and
   * refreshes are retried with backoff.
   */
  public HeldToken<T> afterFailure(long now) {
    long next = now + BACKOFF.pause(failures + 1).toNanos();
    long until = isFresh(now) ? freshUntil : expiresAt;
    return new HeldToken<>(token, next - until > 0 ? until : next, until, expiresAt, failures + 1);
  }
}
