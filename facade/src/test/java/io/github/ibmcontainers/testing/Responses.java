package io.github.ibmcontainers.testing;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

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
}
