package io.github.ibmcontainers.exchange;

import io.github.ibmcontainers.cluster.value.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call: what it sends and what is seen of the responses.
 *
 * @param name the file and section
 * @param method the group and method that the file is about
 * @param provider whose cluster {@code c1} is; empty if the provider must not matter
 * @param call the expression on the client
 * @param exchanges all that is sent but the look-up of the provider
 * @param refusal part of the message, if nothing may be sent
 * @param seen what is seen of the result
 */
public record Cell(
    String name,
    String method,
    Optional<Provider> provider,
    String call,
    List<Exchange> exchanges,
    Optional<String> refusal,
    List<Seen> seen) {

  /** A request, without the path of the base URL and the scope's headers, and its response. */
  public record Exchange(
      String request,
      Map<String, String> headers,
      @Nullable String body,
      int status,
      String answer) {}
}
