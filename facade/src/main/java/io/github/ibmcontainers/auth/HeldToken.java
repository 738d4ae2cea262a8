package io.github.ibmcontainers.auth;

import java.time.Duration;

/**
 * The token in hand, with the times that matter, all on the clock that never jumps. Immutable.
 *
 * @param token the token
 * @param sequence the number of the fetch that brought it
 * @param refreshAt from here on a fetch is started beside its use
 * @param freshUntil from here on a fetch comes before its use
 * @param expiresAt from here on it is dead
 * @param failures how many fetches failed since
 */
record HeldToken(
    IamToken token, long sequence, long refreshAt, long freshUntil, long expiresAt, int failures) {
  /** A token this close to its end may die on its way. */
  private static final long MARGIN = Duration.ofSeconds(10).toNanos();

  private static final long FIRST_PAUSE = Duration.ofSeconds(10).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

  static HeldToken of(IamToken token, long sequence) {
    long start = token.lifetime().startNanos();
    long life = token.life().toNanos();
    // A life of seconds has no room for the whole margin.
    long margin = Math.min(MARGIN, life / 2);
    long refreshAt = start + Math.min(life / 5 * 4, life - margin);
    return new HeldToken(token, sequence, refreshAt, start + life - margin, start + life, 0);
  }

  /** A token that nobody renews. */
  static HeldToken forEver(IamToken token, long sequence, long now) {
    long end = now + Long.MAX_VALUE / 2;
    return new HeldToken(token, sequence, end, end, end, 0);
  }

  boolean isDueForRefresh(long now) {
    return now - refreshAt >= 0;
  }

  boolean isFresh(long now) {
    return now - freshUntil < 0;
  }

  boolean isAlive(long now) {
    return now - expiresAt < 0;
  }

  /** The same while a refresh is on its way: its users need not look after one. */
  HeldToken refreshing() {
    return new HeldToken(token, sequence, freshUntil, freshUntil, expiresAt, failures);
  }

  /**
   * The same after a refresh that failed: used to its very end, with pauses between the attempts.
   */
  HeldToken afterFailure(long now) {
    long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, 8));
    long next = now + pause;
    boolean last = !isFresh(now);
    long until = last ? expiresAt : freshUntil;
    return new HeldToken(
        token, sequence, next - until > 0 ? until : next, until, expiresAt, failures + 1);
  }
}
