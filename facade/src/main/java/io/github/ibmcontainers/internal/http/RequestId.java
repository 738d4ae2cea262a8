package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Sets a new request id for each attempt, which identifies it in the server's log. */
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
