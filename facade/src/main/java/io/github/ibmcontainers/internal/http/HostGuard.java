package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.internal.check.Urls;
import java.io.IOException;
import java.util.Locale;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Removes credentials from requests to a host other than the call's, to which another interceptor
 * may have redirected them. The last interceptor before a request is sent.
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
