package io.github.ibmcontainers.internal.iam;

import io.github.ibmcontainers.error.IamUnavailableException;
import okhttp3.Headers;

/**
 * An answer of 2xx.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body as text, of bounded length
 * @param exchange the ids it was asked with
 */
public record IamAnswer(int status, Headers headers, String body, ExchangeIds exchange) {
  /**
   * Returns the exception for an answer of 2xx that can't be used.
   *
   * @param action what was attempted, such as {@code list accounts}
   * @param why what is wrong with the answer
   */
  public IamUnavailableException unusable(String action, String why) {
    return new IamUnavailableException(
        "Could not %s: the answer %s %s (request id %s)"
            .formatted(action, status, why, exchange.requestId()),
        exchange.error(status, headers),
        null);
  }

  /** Names the status alone: the body holds tokens. */
  @Override
  public String toString() {
    return "IamAnswer[status=" + status + "]";
  }
}
