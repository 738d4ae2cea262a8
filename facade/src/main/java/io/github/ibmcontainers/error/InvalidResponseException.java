package io.github.ibmcontainers.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A success status with a body that is not what the API document promises; the message says where.
 */
public final class InvalidResponseException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String operation;
  private final transient Optional<String> requestId;

  /**
   * @param message one sentence, free of secrets and of the body
   * @param status the HTTP status
   * @param operation the operation's id in the API document
   * @param requestId the {@code X-Request-ID} that was sent
   * @param cause what the decoder said
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
    this.requestId = requestId;
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
    return requestId;
  }
}
