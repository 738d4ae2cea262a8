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
    Response response;
    try {
      response = chain.proceed(request);
    } catch (Throwable e) {
      events.emit(fetched(false, start));
      throw e;
    }
    events.emit(fetched(response.isSuccessful(), start), response);
    return response;
  }

  private ClientEvent fetched(boolean successful, long start) {
    return new ClientEvent.TokenFetched(successful, Duration.ofNanos(time.nanoTime() - start));
  }
}
