package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Turns off the requests that OkHttp sends by itself, below all interceptors of this library, so
 * that each request is counted, limited, logged, and allowed by the retry policy.
 *
 * <p>OkHttp has settings against redirects, cookies, the answer to a 401, and retries after a
 * broken connection or a 408. It has none against the repetition after 503 with {@code Retry-After:
 * 0} and 421; these statuses are therefore hidden from it. The answer to a proxy's 407 stays on:
 * the server has not seen that request.
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

  /** Turns them off in a client whose own interceptors have all been added. */
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
