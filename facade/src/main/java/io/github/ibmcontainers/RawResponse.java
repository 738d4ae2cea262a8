package io.github.ibmcontainers;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A successful response: the value with status, headers, and ids. Immutable if the value is.
 *
 * @param value the value that the method without a raw response returns
 * @param status the HTTP status, a 2xx
 * @param headers the headers of the response
 * @param requestId the {@code X-Request-ID} of the successful attempt, for support tickets
 * @param correlationId the {@code X-Correlation-ID} of all attempts
 * @param <T> the type of the value
 */
@JsonAdapter(PrintedAdapter.class)
public record RawResponse<T extends @Nullable Object>(
    T value,
    int status,
    Headers headers,
    Optional<String> requestId,
    Optional<String> correlationId) {

  /** Returns this response with another value. */
  public <R extends @Nullable Object> RawResponse<R> withValue(R other) {
    return new RawResponse<>(other, status, headers, requestId, correlationId);
  }

  /** Returns status and request id. Value and headers are left out because they can be secret. */
  @Override
  public String toString() {
    return "RawResponse[status=" + status + ", requestId=" + requestId.orElse("none") + "]";
  }
}
