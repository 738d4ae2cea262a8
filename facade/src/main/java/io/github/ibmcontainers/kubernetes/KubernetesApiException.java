package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.text.Excerpt;

/**
 * A cluster's API server rejected or failed a request. Subclasses represent common statuses; other
 * statuses are represented by this class.
 */
public class KubernetesApiException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final KubernetesStatus status;

  private KubernetesApiException(String message, KubernetesStatus status) {
    super(message, null);
    this.status = status;
  }

  /**
   * @param what the request, such as {@code GET /version}
   * @param host the host of the server
   */
  static KubernetesApiException of(String what, String host, KubernetesStatus status) {
    StringBuilder text = new StringBuilder();
    text.append(what)
        .append(" at ")
        .append(host)
        .append(" failed with status ")
        .append(status.code());
    status.reason().ifPresent(reason -> text.append(' ').append(Excerpt.of(reason)));
    status.message().ifPresent(message -> text.append(": ").append(Excerpt.of(message)));
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

  /** Returns the {@code Status} of the response. */
  public KubernetesStatus status() {
    return status;
  }

  /** 401: the server rejected the token and a new one. */
  public static final class Unauthorized extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Unauthorized(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 403: the user's roles don't allow the request. */
  public static final class Forbidden extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Forbidden(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 404: the object or the kind of object doesn't exist. */
  public static final class NotFound extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private NotFound(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 409: the object already exists or was changed concurrently. */
  public static final class Conflict extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Conflict(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 410: the resource version of a watch is too old. List again. */
  public static final class Gone extends KubernetesApiException {
    private static final long serialVersionUID = 1L;

    private Gone(String message, KubernetesStatus status) {
      super(message, status);
    }
  }

  /** 422: the object isn't valid. */
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
