package io.github.ibmcontainers.error;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A token could not be obtained. Subclasses tell the reasons apart that a caller can act on; other
 * failures, such as a request that IAM rejects as malformed, are of this class itself.
 */
public class AuthenticationException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final IamError error;

  /**
   * @param message the message, without secrets
   * @param error the error reported by IAM, or {@link IamError#NONE}
   * @param cause the cause, or {@code null}
   */
  public AuthenticationException(String message, IamError error, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  /**
   * Creates an exception for a failure outside IAM.
   *
   * @param message the message, without secrets
   */
  public AuthenticationException(String message) {
    this(message, IamError.NONE, null);
  }

  /** Returns the error reported by IAM. */
  public IamError error() {
    return error;
  }

  /** Returns IAM's error code, such as {@code BXNIM0415E}. */
  public Optional<String> iamCode() {
    return Optional.ofNullable(error.code());
  }

  /** Returns IAM's {@code errorDetails} or, without these, its {@code errorMessage}. */
  public Optional<String> details() {
    return Optional.ofNullable(error.details()).or(() -> Optional.ofNullable(error.message()));
  }

  /** Returns the {@code X-Request-ID} of the failed request. */
  public Optional<String> requestId() {
    return Optional.ofNullable(error.requestId());
  }

  /** Returns the {@code Transaction-Id} of IAM's response. */
  public Optional<String> transactionId() {
    return Optional.ofNullable(error.transactionId());
  }

  /** Returns the HTTP status of IAM's response; empty if there was none. */
  public OptionalInt httpStatus() {
    return error.status() == 0 ? OptionalInt.empty() : OptionalInt.of(error.status());
  }
}
