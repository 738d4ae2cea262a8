package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Gives each attempt an id of its own, so that the server's log tells them apart. */
final class RequestId implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallTrace trace = request.tag(CallTrace.class);
    if (trace == null) {
      return chain.proceed(request);
    }
    return chain.proceed(
        request.newBuilder().header("X-Request-ID", trace.nextRequestId()).build());
  }
}
