package io.github.ibmcontainers.internal.iam;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.internal.http.CallFailure;
import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.http.FollowUps;
import io.github.ibmcontainers.internal.http.Repeatable;
import io.github.ibmcontainers.internal.http.TimeSpent;
import io.github.ibmcontainers.internal.http.TransportFailures;
import io.github.ibmcontainers.internal.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends one call to IAM and reads its answer: fresh ids, bounded body, errors as exceptions, and
 * the body closed whatever happens. Thread-safe.
 */
public final class IamTransport {
  /** No answer of IAM comes near it; it bounds what a wrong server can make us hold. */
  private static final long MAX_BODY = 1L << 20;

  private final Call.Factory calls;
  private final Headers headers;
  private final Duration limit;
  private final TimeSource time;

  /**
   * @param calls makes the calls
   * @param headers sent with each call
   */
  public IamTransport(Call.Factory calls, Headers headers) {
    this(calls, headers, LoginLimit.STANDARD, TimeSource.system());
  }

  /**
   * @param calls makes the calls
   * @param headers sent with each call
   * @param limit the limit of a call that belongs to no login
   * @param time the source of time
   */
  public IamTransport(Call.Factory calls, Headers headers, Duration limit, TimeSource time) {
    this.limit = limit;
    this.time = time;
    this.calls =
        calls instanceof OkHttpClient client ? FollowUps.off(client.newBuilder()).build() : calls;
    this.headers = headers;
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @param request what to send; gets the common headers and fresh ids
   * @param repeatable whether a failed attempt may be repeated
   * @param action what is tried, for messages: "get a token by API key"
   * @param secrets what was sent and must not come back in a message
   * @return an answer of 2xx
   * @throws io.github.ibmcontainers.error.AuthenticationException for everything else
   */
  public IamAnswer send(
      Request.Builder request, Repeatable repeatable, String action, Collection<String> secrets) {
    ExchangeIds ids = ExchangeIds.fresh();
    headers.forEach(header -> request.header(header.getFirst(), header.getSecond()));
    request.header("X-Request-ID", ids.requestId());
    request.header("X-Correlation-ID", ids.correlationId());
    request.tag(Repeatable.class, repeatable);
    Deadline deadline = LoginLimit.deadline(limit, time);
    Request built = request.tag(Deadline.class, deadline).build();
    if (built.tag(Delivery.class) == null) {
      built = request.tag(Delivery.class, new Delivery()).build();
    }
    Call call = calls.newCall(built);
    Duration left = deadline.left();
    long start = time.nanoTime();
    // OkHttp takes zero for no timeout.
    call.timeout().timeout(Math.max(1, left.toNanos()), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      String body = response.peekBody(MAX_BODY).string();
      if (!response.isSuccessful()) {
        throw new IamFailure(built.url().host(), action, secrets, ids, time.now())
            .of(response.code(), response.headers(), body);
      }
      return new IamAnswer(response.code(), response.headers(), body, ids);
    } catch (IOException e) {
      TimeSpent spent = new TimeSpent(Duration.ofNanos(time.nanoTime() - start), Optional.of(left));
      throw unanswered(action, built.url(), ids, e, spent);
    }
  }

  private static ContainersException unanswered(
      String action, HttpUrl url, ExchangeIds ids, IOException e, TimeSpent spent) {
    ContainersException fault = TransportFailures.of("The attempt to " + action, url, e, spent);
    return e instanceof CallFailure || fault instanceof CallCanceledException
        ? fault
        : new IamUnavailableException(fault.getMessage(), ids.error(0, null), e);
  }
}
