package io.github.ibmcontainers.internal.iam;

import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.internal.http.RequestIds;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one call.
 *
 * @param requestId sent as {@code X-Request-ID}
 * @param correlationId sent as {@code X-Correlation-ID}
 */
public record ExchangeIds(String requestId, String correlationId) {
  /** The name of the header of an answer that IBM's support asks for. */
  static final String TRANSACTION_ID = "Transaction-Id";

  static ExchangeIds fresh() {
    return new ExchangeIds(RequestIds.next(), RequestIds.next());
  }

  /** What is known about a failed call whose answer said nothing. */
  public IamError error(int status, @Nullable Headers headers) {
    String transaction = headers == null ? null : headers.get(TRANSACTION_ID);
    return new IamError(status, null, null, null, requestId, correlationId, transaction);
  }
}
