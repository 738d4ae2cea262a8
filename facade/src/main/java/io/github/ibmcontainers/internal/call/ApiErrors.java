package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.ErrorDetails;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.error.UnauthorizedException;
import io.github.ibmcontainers.error.UnprocessableException;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.generated.UnexpectedResponseException;
import io.github.ibmcontainers.internal.http.CallTrace;
import io.github.ibmcontainers.internal.http.RetryAfter;
import io.github.ibmcontainers.internal.http.TimeSpent;
import io.github.ibmcontainers.internal.http.TransportFailures;
import io.github.ibmcontainers.internal.text.Excerpt;
import io.github.ibmcontainers.internal.time.Durations;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Maps exceptions of the generated client to exceptions of this library. */
final class ApiErrors {
  private ApiErrors() {}

  static ContainersException of(
      ApiException e,
      Operation operation,
      HttpUrl base,
      Scope scope,
      CallTrace trace,
      TimeSpent time) {
    // An IOException means that there was no response or that its body is incomplete.
    if (!(e instanceof UnexpectedResponseException)
        && e.getCause() instanceof IOException failure) {
      return transport(failure, operation, base, trace, time);
    }
    if (e.getCode() < 300) {
      return new InvalidResponseException(
          operation.id()
              + " returned "
              + e.getCode()
              + " with an unexpected response body: "
              + Excerpt.of(String.valueOf(e.getMessage()))
              + doubt(operation, trace),
          e.getCode(),
          operation.id(),
          trace.requestId(),
          e.getCause());
    }
    String body = e.getResponseBody() == null ? "" : e.getResponseBody();
    return serviceException(e.getCode(), e.getResponseHeaders(), body, operation, scope, trace);
  }

  static ContainersException transport(
      IOException failure, Operation operation, HttpUrl base, CallTrace trace, TimeSpent time) {
    return TransportFailures.of(operation.id() + doubt(operation, trace), base, failure, time);
  }

  static ServiceException serviceException(
      int status, Headers headers, String body, Operation operation, Scope scope, CallTrace trace) {
    ErrorDetails details = ErrorBody.details(status, operation.id(), headers, body, trace);
    String message = message(details, operation, scope, trace);
    return switch (status) {
      case 400 -> new BadRequestException(message, details);
      case 401 -> new UnauthorizedException(message, details);
      case 403 -> new ForbiddenException(message, details);
      case 404 -> new NotFoundException(message, details);
      case 409 -> new ConflictException(message, details);
      case 422 -> new UnprocessableException(message, details);
      case 429 -> new RateLimitedException(message, details, RetryAfter.of(headers));
      default ->
          status >= 500
              ? new ServerException(message, details)
              : new ServiceException(message, details);
    };
  }

  private static String message(
      ErrorDetails details, Operation operation, Scope scope, CallTrace trace) {
    StringBuilder text = new StringBuilder();
    text.append(operation.id()).append(" returned ").append(details.status());
    details.code().ifPresent(code -> text.append(' ').append(code));
    details
        .description()
        .ifPresentOrElse(
            description -> text.append(": ").append(description),
            () -> text.append(": ").append(StatusText.of(details.status())));
    if (details.status() == 404) {
      // The usual cause is a wrong scope rather than a wrong name.
      String subject = trace.request().map(it -> Subject.of(operation, it)).orElse("");
      text.append(" (looked for ").append(subject).append("in ").append(scope).append(')');
    }
    RetryAfter.of(details.headers())
        .ifPresent(wait -> text.append(" (retry after ").append(Durations.exact(wait)).append(')'));
    details
        .incidentId()
        .filter(id -> text.indexOf(id) < 0)
        .ifPresent(id -> text.append(" [incident ").append(id).append(']'));
    return text.append(doubt(operation, trace)).toString();
  }

  /** Returns what the outcome of the last attempt doesn't tell. */
  static String doubt(Operation operation, CallTrace trace) {
    return trace.isInDoubt() && !operation.method().equals("GET")
        ? " (the service may have performed an earlier attempt)"
        : "";
  }
}
