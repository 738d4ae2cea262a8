package io.github.ibmcontainers.exchange;

import static io.github.ibmcontainers.testing.Responses.json;

import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.error.ServiceException;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * A response to a removal.
 *
 * @param name the name in reports
 * @param response creates the response from the correct one
 * @param failure the exception that it leads to; {@code null} if it is a success
 * @param next what follows an idempotent request
 */
record RemovalAnswer(
    String name,
    Function<Cell.Exchange, MockResponse> response,
    @Nullable Class<? extends ContainersException> failure,
    Next next) {

  /** What follows a response. */
  enum Next {
    /** The call ends. */
    END,
    /** The request is sent again; this one wasn't performed. */
    AGAIN,
    /** The request is sent again; this one may have been performed. */
    AGAIN_IN_DOUBT,
    /** Any request, also one that isn't idempotent, is sent again with another token. */
    OTHER_TOKEN
  }

  static List<RemovalAnswer> all() {
    return List.of(
        new RemovalAnswer("success", it -> json(it.status(), it.answer()), null, Next.END),
        last(202, null),
        last(204, null),
        last(400, BadRequestException.class),
        new RemovalAnswer("401", it -> json(401, "{}"), NotFoundException.class, Next.OTHER_TOKEN),
        last(403, ForbiddenException.class),
        last(404, NotFoundException.class),
        last(409, ConflictException.class),
        last(410, ServiceException.class),
        last(500, ServerException.class),
        new RemovalAnswer("429", it -> json(429, "{}"), RateLimitedException.class, Next.AGAIN),
        new RemovalAnswer(
            "429 with a pause", it -> pause(429), RateLimitedException.class, Next.AGAIN),
        new RemovalAnswer(
            "503 with a pause", it -> pause(503), ServerException.class, Next.AGAIN_IN_DOUBT),
        new RemovalAnswer(
            "lost", it -> RemovalService.closed(), ConnectionException.class, Next.AGAIN_IN_DOUBT),
        new RemovalAnswer("a page", it -> page(), InvalidResponseException.class, Next.END));
  }

  private static RemovalAnswer last(
      int status, @Nullable Class<? extends ContainersException> failure) {
    String body = status < 300 ? "" : "{}";
    return new RemovalAnswer(Integer.toString(status), it -> json(status, body), failure, Next.END);
  }

  private static MockResponse pause(int status) {
    return json(status, "{}").newBuilder().setHeader("Retry-After", "1").build();
  }

  private static MockResponse page() {
    return json("<html><body>Sign in to the network</body></html>")
        .newBuilder()
        .setHeader("Content-Type", "text/html")
        .build();
  }

  boolean isStatus(int status) {
    return name.equals(Integer.toString(status));
  }

  /** Whether it is a success without a body. */
  boolean isEmpty() {
    return isStatus(202) || isStatus(204);
  }

  @Override
  public String toString() {
    return name;
  }
}
