package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Disables the follow-up requests that OkHttp sends by itself, so that each request passes the
 * interceptors of this library and is counted, limited, logged, and allowed by the retry policy.
 *
 * <p>OkHttp has settings for redirects, cookies, authentication after a 401, and retries after a
 * broken connection or a 408. It has none for retries after a 503 with {@code Retry-After: 0} and
 * after a 421; these statuses are hidden from it. Authentication after a proxy's 407 stays enabled:
 * the server has not received that request.
 */
public final class FollowUps {
  /** No status of HTTP has four digits. */
  private static final int HIDDEN = 1000;

  private static final Interceptor HIDE =
      chain -> {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 || response.code() == 421
            ? withStatus(response, response.code() + HIDDEN)
            : response;
      };

  private static final Interceptor REVEAL =
      chain -> {
        Response response = chain.proceed(chain.request());
        return response.code() > HIDDEN ? withStatus(response, response.code() - HIDDEN) : response;
      };

  private FollowUps() {}

  /** Disables them in a client to which all other interceptors have been added. */
  public static OkHttpClient.Builder off(OkHttpClient.Builder builder) {
    List<Interceptor> interceptors = builder.interceptors();
    interceptors.remove(REVEAL);
    interceptors.add(REVEAL);
    List<Interceptor> onConnection = builder.networkInterceptors();
    onConnection.remove(HIDE);
    // The outermost one: the caller's network interceptors see the status of the server.
    onConnection.add(0, HIDE);
    return builder
        .followRedirects(false)
        .followSslRedirects(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .authenticator(Authenticator.NONE)
        .retryOnConnectionFailure(false);
  }

  private static Response withStatus(Response response, int status) throws IOException {
    return response.newBuilder().code(status).build();
  }
}
