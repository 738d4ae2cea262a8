package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.TimeSource;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Emits an event for each token request to IAM, including retries. */
record TokenEvents(TimeSource time, Events events) implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!request.url().encodedPath().endsWith("/identity/token")) {
      return chain.proceed(request);
    }
    long start = time.nanoTime();
    boolean successful = false;
    try {
      Response response = chain.proceed(request);
      successful = response.isSuccessful();
      return response;
    } finally {
      events.emit(
          new ClientEvent.TokenFetched(successful, Duration.ofNanos(time.nanoTime() - start)));
    }
  }
}
