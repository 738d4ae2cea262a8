package io.github.ibmcontainers.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** IAM answered 429: too many calls with this credential. Asking again later may help. */
public final class IamRateLimitedException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * @param message one sentence for a person; free of secrets
   * @param error what IAM said
   * @param retryAfter how long IAM asks to wait, or {@code null} if it did not say
   */
  public IamRateLimitedException(String message, IamError error, @Nullable Duration retryAfter) {
    super(message, error, null);
    this.retryAfter = retryAfter;
  }

  /** How long IAM asks to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
