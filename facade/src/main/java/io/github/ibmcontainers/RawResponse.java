package io.github.ibmcontainers;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An answer with what came around it. Immutable as far as the value is.
 *
 * @param value what the plain method returns
 * @param status the HTTP status, a 2xx
 * @param headers the answer's headers
 * @param requestId the {@code X-Request-ID} of the attempt that succeeded, for a support ticket
 * @param correlationId the {@code X-Correlation-ID} that all attempts carried
 * @param <T> the value's type
 */
@JsonAdapter(PrintedAdapter.class)
public record RawResponse<T extends @Nullable Object>(
    T value,
    int status,
    Headers headers,
    Optional<String> requestId,
    Optional<String> correlationId) {

  /** The same answer with another value, for a view of the one that came. */
  public <R extends @Nullable Object> RawResponse<R> withValue(R other) {
    return new RawResponse<>(other, status, headers, requestId, correlationId);
  }

  /** Status and ids; neither value nor headers, which may hold secrets. */
  @Override
  public String toString() {
    return "RawResponse[status=" + status + ", requestId=" + requestId.orElse("none") + "]";
  }
}
