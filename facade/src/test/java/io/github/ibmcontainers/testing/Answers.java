package io.github.ibmcontainers.testing;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** What servers for tests answer. */
public final class Answers {
  private Answers() {}

  /** The answer to a request. */
  @FunctionalInterface
  public interface Answer {
    /** Returns the answer. */
    MockResponse to(RecordedRequest request) throws InterruptedException;
  }

  /** A dispatcher that answers each request in one way. */
  public static Dispatcher to(Answer answer) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return answer.to(request);
      }
    };
  }

  /** A JSON answer of 200. */
  public static MockResponse json(String body) {
    return json(200, body);
  }

  /** A JSON answer. */
  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
