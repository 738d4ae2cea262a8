package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What IAM and other servers have rejected in the last minute, so that it isn't sent again at once.
 * Guarded by the lock of its token source, except for what the sources of a credential share.
 */
final class Refusals {
  private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();

  /** How many refused tokens are replaced within a minute. */
  private static final int MOST_DISCARDS = 3;

  private record Refusal(AuthenticationException reason, long until) {}

  /** Why IAM rejected the credential itself, whatever the account. */
  private final AtomicReference<@Nullable Refusal> ofCredential;

  private @Nullable Refusal own;
  private long firstDiscard;
  private int discards;

  Refusals() {
    this(new AtomicReference<>());
  }

  private Refusals(AtomicReference<@Nullable Refusal> ofCredential) {
    this.ofCredential = ofCredential;
  }

  /** Returns the refusals of the same credential for another account. */
  Refusals forAccount() {
    return new Refusals(ofCredential);
  }

  /** Remembers a failure for a minute. */
  void add(AuthenticationException reason, long now) {
    own = new Refusal(reason, now + REMEMBERED_NANOS);
    if (reason instanceof BadCredentialException) {
      ofCredential.set(own);
    }
  }

  /** Returns the failure that a request would get now; {@code null} if none is known. */
  @Nullable AuthenticationException at(long now) {
    AuthenticationException reason = current(own, now);
    return reason == null ? current(ofCredential.get(), now) : reason;
  }

  private static @Nullable AuthenticationException current(@Nullable Refusal refusal, long now) {
    return refusal != null && now - refusal.until() < 0 ? refusal.reason() : null;
  }

  void clear() {
    own = null;
  }

  /**
   * Returns whether to replace a rejected token. A server that rejects every token must not cause a
   * login for each call.
   */
  boolean mayDiscard(long now) {
    if (discards == 0 || now - firstDiscard > REMEMBERED_NANOS) {
      firstDiscard = now;
      discards = 0;
    }
    return ++discards <= MOST_DISCARDS;
  }
}
