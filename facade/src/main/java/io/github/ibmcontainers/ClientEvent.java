package io.github.ibmcontainers;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that a client did, for metrics and progress: a {@link ClientListener} is told. No event
 * holds a secret, a header or a body.
 */
public sealed interface ClientEvent {

  /**
   * A call ended, with its last attempt.
   *
   * @param operation the operation's id in the API document
   * @param method the HTTP method
   * @param path the path's template, such as {@code /v1/clusters/{idOrName}}: fit for a metric's
   *     tag
   * @param status the last HTTP status; empty when no answer came
   * @param failure the simple name of the exception's class that ended it, if one did
   * @param attempts how often the request was sent
   * @param duration from the call's start to the answer's headers
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
   * A request will be sent again after a pause.
   *
   * @param operation the operation's id in the API document
   * @param attempt which attempt failed, from 1
   * @param reason the status, or the simple name of the exception's class
   * @param pause how long the client waits
   */
  record RetryScheduled(String operation, int attempt, String reason, Duration pause)
      implements ClientEvent {}

  /**
   * A request waited for the limiter.
   *
   * @param operation the operation's id in the API document
   * @param pause how long
   */
  record LimiterWaited(String operation, Duration pause) implements ClientEvent {}

  /**
   * The service refused a token with 401, and the call asks for another one.
   *
   * @param operation the operation's id in the API document
   */
  record TokenRefused(String operation) implements ClientEvent {}

  /**
   * A token was asked for at IAM.
   *
   * @param successful whether one came
   * @param duration how long it took
   */
  record TokenFetched(boolean successful, Duration duration) implements ClientEvent {}
}
