package io.github.ibmcontainers.error;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import io.github.ibmcontainers.internal.json.SerializedRecord;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;

/**
 * What an answer with an error status said. Immutable; made from the fields of the API document's
 * {@code ErrorResponse} where the answer has them. {@code toString} holds neither body nor headers.
 *
 * <p>The serialized form has neither headers nor body.
 *
 * @param status the HTTP status
 * @param operation the operation's id in the API document
 * @param code the service's own code
 * @param description what went wrong, in the service's words
 * @param terseDescription the same, shorter
 * @param type the kind of error, such as {@code General}
 * @param incidentId the key that IBM's support asks for
 * @param recoveryCli what IBM suggests to do about it, worded for its command line
 * @param requestId the {@code X-Request-ID} that the last attempt carried
 * @param correlationId the {@code X-Correlation-ID} that all attempts of the call carried
 * @param headers the answer's headers
 * @param body the answer's body, cut to a bounded length
 */
@JsonAdapter(PrintedAdapter.class)
public record ErrorDetails(
    int status,
    String operation,
    Optional<String> code,
    Optional<String> description,
    Optional<String> terseDescription,
    Optional<String> type,
    Optional<String> incidentId,
    Optional<String> recoveryCli,
    Optional<String> requestId,
    Optional<String> correlationId,
    Headers headers,
    String body)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Checks that nothing is null. */
  public ErrorDetails {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  @Override
  public String toString() {
    return "ErrorDetails[status=%s, operation=%s, code=%s, incidentId=%s]"
        .formatted(status, operation, code.orElse("none"), incidentId.orElse("none"));
  }

  private Object writeReplace() {
    return SerializedRecord.of(this, "headers", "body");
  }
}
