package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.internal.check.Urls;
import java.io.IOException;
import java.util.Locale;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The last look before a request leaves: whatever another interceptor, the caller's or OkHttp's
 * own, made of it, credentials go to the host that the call was for and to no other.
 */
final class HostGuard implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl meant = chain.call().request().url();
    if (Urls.sameServer(meant, request.url())) {
      return chain.proceed(request);
    }
    Request.Builder builder = request.newBuilder();
    for (String name : request.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.equals("authorization") || lower.equals("cookie") || lower.startsWith("x-auth-")) {
        builder.removeHeader(name);
      }
    }
    return chain.proceed(builder.build());
  }
}
