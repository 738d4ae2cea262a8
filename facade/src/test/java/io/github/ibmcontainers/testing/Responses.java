package io.github.ibmcontainers.testing;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** Responses of test servers. */
public final class Responses {
  private Responses() {}

  /** Computes the response to a request. */
  @FunctionalInterface
  public interface Answer {
    /** Returns the response. */
    MockResponse to(RecordedRequest request) throws InterruptedException;
  }

  /** Returns a dispatcher that computes the response to each request. */
  public static Dispatcher to(Answer answer) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return answer.to(request);
      }
    };
  }

  /** Returns a JSON response with status 200. */
  public static MockResponse json(String body) {
    return json(200, body);
  }

  /** Returns a JSON response. */
  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** Returns a copy of a response, with a body that was already read. */
  public static MockResponse copy(Response response, ByteString body) {
    return new MockResponse.Builder()
        .code(response.code())
        .headers(
            response
                .headers()
                .newBuilder()
                .removeAll("Content-Length")
                .removeAll("Transfer-Encoding")
                .build())
        .body(new Buffer().write(body))
        .build();
  }

  /** Returns a response that asks the client to repeat the request later. */
  public static MockResponse deferred(int status, String retryAfter) {
    return json(status, "{\"code\": \"E0a11\"}")
        .newBuilder()
        .setHeader("Retry-After", retryAfter)
        .build();
  }

  /** Returns a response that gets lost because the server closes the connection. */
  public static MockResponse lost() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }
}
