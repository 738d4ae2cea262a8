package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.text.Redactor;

/**
 * A cluster's API server answered, and did not do what it was asked. Nested classes stand for the
 * statuses that a caller may want to tell apart; others are of this class itself.
 */
public class KubernetesApiException extends ContainersException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_TEXT = 400;

  private final transient KubernetesStatus status;

  private KubernetesApiException(String message, KubernetesStatus status) {
    super(message, null);
    this.status = status;
  }

  /**
   * @param what what was tried, such as {@code GET /version}
   * @param host where
   */
  static KubernetesApiException of(String what, String host, KubernetesStatus status) {
    StringBuilder text = new StringBuilder();
    text.append(what).append(" at ").append(host).append(" answered ").append(status.code());
    status.reason().ifPresent(reason -> text.append(' ').append(printable(reason)));
    status.message().ifPresent(message -> text.append(": ").append(printable(message)));
    String message = text.toString();
    return switch (status.code()) {
      case 401 -> new Unauthorized(message, status);
      case 403 -> new Forbidden(message, status);
      case 404 -> new NotFound(message, status);
      case 409 -> new Conflict(message, status);
      case 410 -> new Gone(message, status);
      case 422 -> new Invalid(message, status);
      case 429 -> new TooManyRequests(message, status);
      default ->
          status.code() >= 500
              ? new ServerFailure(message, status)
              : new KubernetesApiException(message, status);
    };
  }

  private static String printable(String text) {
    String line = Redactor.text(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }

  /** What the server said. */
  public KubernetesStatus status() {
    return status;
  }

  /** 401: the token is not accepted, also not a fresh one. */
  public static final class Unauthorized extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Unauthorized(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 403: the user's roles do not allow it. */
  public static final class Forbidden extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Forbidden(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 404: there is no such object or kind of object. */
  public static final class NotFound extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private NotFound(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 409: there is one already, or it was changed meanwhile. */
  public static final class Conflict extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Conflict(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 410: the resource version of a watch is too old; list again. */
  public static final class Gone extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Gone(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 422: the object is not valid. */
  public static final class Invalid extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Invalid(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 429: too many requests. */
  public static final class TooManyRequests extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private TooManyRequests(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 5xx: the server failed. */
  public static final class ServerFailure extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private ServerFailure(String message, KubernetesStatus status) {
      super(message, status);
    }
  }
}
