package io.github.ibmcontainers.exchange;

import io.github.ibmcontainers.cluster.value.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call with its requests and the expected result.
 *
 * @param name the file and section
 * @param method the group and method that the file tests
 * @param provider the provider of cluster {@code c1}; empty if it must not make a difference
 * @param call the expression on the client
 * @param exchanges all requests except the lookup of the provider
 * @param refusal a part of the message, if no request may be sent
 * @param seen the expectations of the result
 */
public record Cell(
    String name,
    String method,
    Optional<Provider> provider,
    String call,
    List<Exchange> exchanges,
    Optional<String> refusal,
    List<Seen> seen) {

  /** A request, without the base URL's path and the scope's headers, and its response. */
  public record Exchange(
      String request,
      Map<String, String> headers,
      @Nullable String body,
      int status,
      String answer) {}
}
