package io.github.ibmcontainers.error;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * No token could be had. The subclasses say what to do about it; this class itself stands for what
 * fits none of them, such as a request that IAM does not understand.
 */
public class AuthenticationException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final IamError error;

  /**
   * @param message one sentence for a person; free of secrets
   * @param error what IAM said, or {@link IamError#NONE}
   * @param cause what led to it, or {@code null}
   */
  public AuthenticationException(String message, IamError error, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  /**
   * For a failure that IAM had no part in.
   *
   * @param message one sentence for a person; free of secrets
   */
  public AuthenticationException(String message) {
    this(message, IamError.NONE, null);
  }

  /** Everything IAM said about the failure. */
  public IamError error() {
    return error;
  }

  /** IAM's code, such as {@code BXNIM0415E}. */
  public Optional<String> iamCode() {
    return Optional.ofNullable(error.code());
  }

  /** IAM's own words: {@code errorDetails} if there were any, else {@code errorMessage}. */
  public Optional<String> details() {
    return Optional.ofNullable(error.details()).or(() -> Optional.ofNullable(error.message()));
  }

  /** The {@code X-Request-ID} that was sent with the failed call. */
  public Optional<String> requestId() {
    return Optional.ofNullable(error.requestId());
  }

  /** The {@code Transaction-Id} of IAM's answer. */
  public Optional<String> transactionId() {
    return Optional.ofNullable(error.transactionId());
  }

  /** The HTTP status of IAM's answer; empty if there was none. */
  public OptionalInt httpStatus() {
    return error.status() == 0 ? OptionalInt.empty() : OptionalInt.of(error.status());
  }
}
