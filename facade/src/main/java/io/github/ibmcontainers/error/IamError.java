package io.github.ibmcontainers.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An error reported by IAM. Contains no secrets.
 *
 * @param status the HTTP status, or 0 without a response
 * @param code IAM's own code, such as {@code BXNIM0415E}
 * @param message IAM's {@code errorMessage}
 * @param details IAM's {@code errorDetails}, usually more precise than the message
 * @param requestId the {@code X-Request-ID} that was sent
 * @param correlationId the {@code X-Correlation-ID} that was sent
 * @param transactionId the {@code Transaction-Id} of the answer, which IBM's support asks for
 */
public record IamError(
    int status,
    @Nullable String code,
    @Nullable String message,
    @Nullable String details,
    @Nullable String requestId,
    @Nullable String correlationId,
    @Nullable String transactionId)
    implements Serializable {

  /** An error that did not come from IAM. */
  public static final IamError NONE = new IamError(0, null, null, null, null, null, null);
}
