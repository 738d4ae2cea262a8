package io.github.ibmcontainers.internal.iam;

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
  /** Names the status alone: the body holds tokens. */
  @Override
  public String toString() {
    return "IamAnswer[status=" + status + "]";
  }
}
