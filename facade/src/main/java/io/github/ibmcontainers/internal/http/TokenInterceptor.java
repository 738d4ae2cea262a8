package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sets the token of each attempt. After a 401 the token is discarded and the request is sent once
 * more with another token; a 403 is final.
 *
 * @param <T> the type of a token, with value equality or {@link #isSame} overridden
 */
public abstract class TokenInterceptor<T> implements Interceptor {
  /**
   * Returns the current token, or {@code null} to send the request without one. Canceling the call
   * ends the wait for a token.
   *
   * @throws CallFailure with the reason if there is no token
   */
  protected abstract @Nullable T token(Request request, Call call) throws IOException;

  /** Discards a token that the server refused. */
  protected abstract void discard(Request request, T token);

  /** Returns the request with the token. */
  protected abstract Request authorize(Request request, T token) throws IOException;

  /** Whether two tokens are the same. */
  protected boolean isSame(T a, T b) {
    return a.equals(b);
  }

  /** Called before a request is sent again with another token. */
  protected void replaying(Request request) {}

  @Override
  public final Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    T token = token(request, chain.call());
    if (token == null) {
      return chain.proceed(request);
    }
    Response response = chain.proceed(authorize(request, token));
    if (response.code() != 401 || !RequestBodies.canBeSentAgain(request)) {
      return response;
    }
    discard(request, token);
    Request again;
    try {
      T fresh = token(request, chain.call());
      if (fresh == null || isSame(fresh, token)) {
        return response;
      }
      again = authorize(request, fresh);
    } catch (IOException | RuntimeException e) {
      response.close();
      throw e;
    }
    response.close();
    replaying(request);
    return chain.proceed(again);
  }
}
