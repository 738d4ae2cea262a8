package io.github.ibmcontainers.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Status 429: too many requests; the service allows 200 in 10 seconds from one address. */
public final class RateLimitedException extends ServiceException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * @param message the message, without secrets
   * @param details the error response
   * @param retryAfter how long the service asks to wait, if it says
   */
  public RateLimitedException(String message, ErrorDetails details, Optional<Duration> retryAfter) {
    super(message, details);
    this.retryAfter = retryAfter.orElse(null);
  }

  /** How long the service asks to wait, if it says. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
