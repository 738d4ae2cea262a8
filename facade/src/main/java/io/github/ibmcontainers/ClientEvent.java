package io.github.ibmcontainers;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event emitted by the client, for metrics and progress reporting. Contains no secrets, headers,
 * or bodies. See {@link ClientListener}.
 */
public sealed interface ClientEvent {

  /**
   * A call ended.
   *
   * @param operation the operation's id in the API document
   * @param method the HTTP method
   * @param path the path's template, such as {@code /v1/clusters/{idOrName}}: fit for a metric's
   *     tag
   * @param status the last HTTP status; empty if there was no response
   * @param failure the simple class name of the exception that ended the call
   * @param attempts the number of attempts
   * @param duration from the start of the call to the response's headers
   */
  record CallEnded(
      String operation,
      String method,
      String path,
      OptionalInt status,
      Optional<String> failure,
      int attempts,
      Duration duration)
      implements ClientEvent {}

  /**
   * A request will be retried after a pause.
   *
   * @param operation the operation's id in the API document
   * @param attempt the attempt that failed, from 1
   * @param reason the status, or the simple class name of the exception
   * @param pause the length of the pause
   */
  record RetryScheduled(String operation, int attempt, String reason, Duration pause)
      implements ClientEvent {}

  /**
   * A request is delayed by the rate limiter.
   *
   * @param operation the operation's id in the API document
   * @param pause the length of the delay
   */
  record LimiterWaited(String operation, Duration pause) implements ClientEvent {}

  /**
   * The service rejected a token with 401, and the call is retried with a new one.
   *
   * @param operation the operation's id in the API document
   */
  record TokenRefused(String operation) implements ClientEvent {}

  /**
   * A token was requested from IAM.
   *
   * @param successful whether IAM returned a token
   * @param duration the duration of the request
   */
  record TokenFetched(boolean successful, Duration duration) implements ClientEvent {}

  /**
   * A response differs from the API document. Emitted once for each field and kind, if {@link
   * ContainersClientBuilder#detectDrift} is on.
   *
   * @param operation the operation's id in the API document
   * @param field the definition and the field, such as {@code GetClusterResponse.region}; {@code
   *     response} for the response as a whole
   * @param kind how it differs
   */
  record Drift(String operation, String field, DriftKind kind) implements ClientEvent {}
}
