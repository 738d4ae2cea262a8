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
 * @param <T> the type of a token
 */
public abstract class TokenInterceptor<T> implements Interceptor {
  /**
   * Returns the current token, or {@code null} to send the request without one. Canceling the call
   * ends the wait for a token.
   *
   * @throws CallFailure with the reason if there is no token
   */
  protected abstract @Nullable T token(Request request, Call call) throws IOException;

  /**
   * Starts to fetch the token unless it is at hand.
   *
   * @return whether {@link #token} returns without waiting
   */
  protected boolean prepare(Request request) {
    return true;
  }

  /** Discards a token that the server refused. */
  protected abstract void discard(Request request, T token);

  /** Returns the {@code Authorization} header of a token, by which tokens are told apart. */
  protected abstract String authorization(T token);

  /** Adds what an operation requires besides the {@code Authorization} header. */
  protected void complete(Request.Builder authorized, Request request, T token)
      throws IOException {}

  /** Called before a request is sent again with another token. */
  protected void replaying(Request request) {}

  @Override
  public final Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (request.isHttps() && !prepare(request)) {
      Late late = new Late(request, chain.call());
      Response response = connected(chain, late);
      return replayed(chain, response, late.token);
    }
    T token = token(request, chain.call());
    Response response = chain.proceed(token == null ? request : authorize(request, token));
    return replayed(chain, response, token);
  }

  /** Opens the connection while the token is fetched. */
  private Response connected(Chain chain, Late late) throws IOException {
    Request request = chain.request();
    try {
      return chain.proceed(request.newBuilder().tag(LateToken.class, late).build());
    } catch (LateToken.TooLate e) {
      return chain.proceed(late.authorized(request));
    }
  }

  private final class Late implements LateToken {
    private final Request request;
    private final Call call;
    private boolean fetched;
    private @Nullable T token;

    Late(Request request, Call call) {
      this.request = request;
      this.call = call;
    }

    @Override
    public Request authorized(Request connected) throws IOException {
      if (!fetched) {
        token = token(request, call);
        fetched = true;
      }
      return token == null ? connected : authorize(connected, token);
    }
  }

  private Request authorize(Request request, T token) throws IOException {
    Request.Builder authorized = request.newBuilder().header("Authorization", authorization(token));
    complete(authorized, request, token);
    return authorized.build();
  }

  private Response replayed(Chain chain, Response response, @Nullable T token) throws IOException {
    Request request = chain.request();
    if (token == null || response.code() != 401 || !RequestBodies.canBeSentAgain(request)) {
      return response;
    }
    discard(request, token);
    Request again;
    try {
      T fresh = token(request, chain.call());
      if (fresh == null || authorization(fresh).equals(authorization(token))) {
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
