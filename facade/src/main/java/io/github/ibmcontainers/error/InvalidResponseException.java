package io.github.ibmcontainers.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response with a success status whose body does not conform to the API document. */
public final class InvalidResponseException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String operation;
  private final @Nullable String requestId;

  /**
   * @param message the message, without secrets and without the body
   * @param status the HTTP status
   * @param operation the operation's id in the API document
   * @param requestId the {@code X-Request-ID} that was sent
   * @param cause the failure reported by the decoder
   */
  public InvalidResponseException(
      String message,
      int status,
      String operation,
      Optional<String> requestId,
      @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.operation = operation;
    this.requestId = requestId.orElse(null);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The operation's id in the API document. */
  public String operation() {
    return operation;
  }

  /** The {@code X-Request-ID} that was sent, for a support ticket. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
