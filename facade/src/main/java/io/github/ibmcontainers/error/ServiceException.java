package io.github.ibmcontainers.error;

import java.util.Optional;

/**
 * The service returned an error. The message contains the operation, status, error code, and
 * incident id; the body and headers are available only by {@link #body()} and {@link #details()}.
 *
 * <p>Subclasses exist for statuses that callers may want to distinguish.
 */
public class ServiceException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final ErrorDetails details;

  /**
   * @param message the message, without secrets
   * @param details the error response
   */
  public ServiceException(String message, ErrorDetails details) {
    super(message, null);
    this.details = details;
  }

  /** The HTTP status. */
  public int status() {
    return details.status();
  }

  /** The operation's id in the API document, such as {@code getCluster}. */
  public String operation() {
    return details.operation();
  }

  /**
   * The service's code, such as {@code G0004}: a letter and four characters that may look like hex.
   */
  public Optional<String> code() {
    return details.code();
  }

  /** What the service says went wrong. */
  public Optional<String> description() {
    return details.description();
  }

  /** The key that IBM's support asks for. */
  public Optional<String> incidentId() {
    return details.incidentId();
  }

  /** The kind of error in the service's words, such as {@code Authentication}. */
  public Optional<String> type() {
    return details.type();
  }

  /** Everything else of the answer: recovery hint, short text, ids, headers, body. */
  public ErrorDetails details() {
    return details;
  }

  /** The answer's body, cut to a bounded length. It may hold what must not be logged. */
  public String body() {
    return details.body();
  }
}
