package io.github.ibmcontainers.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** IAM returned 429: too many requests with this credential. Retry later. */
public final class IamRateLimitedException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * @param message the message, without secrets
   * @param error the error reported by IAM
   * @param retryAfter how long IAM asks to wait, or {@code null} if it did not say
   */
  public IamRateLimitedException(String message, IamError error, @Nullable Duration retryAfter) {
    super(message, error, null);
    this.retryAfter = retryAfter;
  }

  /** Returns how long IAM asks to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
