package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.generated.Operation;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Puts the token on each attempt, so that a retry after a long pause carries a living one. A 401 is
 * answered by one new login, shared with all who held the same token, and one replay; a 403 never.
 */
final class Authorize implements Interceptor {
  static final String REFRESH_TOKEN_HEADER = "X-Auth-Refresh-Token";

  private final Tokens tokens;
  private final Events events;

  Authorize(Tokens tokens, Events events) {
    this.tokens = tokens;
    this.events = events;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallContext context = request.tag(CallContext.class);
    if (context == null) {
      return chain.proceed(request);
    }
    Operation operation = request.tag(Operation.class);
    TokenSource source = tokens.forScope(context.scope());
    IamToken token = token(source, operation);
    if (token == null) {
      return chain.proceed(request);
    }
    Response response = chain.proceed(authorized(request, operation, token));
    if (response.code() != 401 || !canBeSentAgain(request)) {
      return response;
    }
    source.invalidate(token);
    IamToken fresh;
    try {
      fresh = source.get();
    } catch (ContainersException e) {
      response.close();
      throw new CallFailure(e);
    }
    if (fresh.accessToken().equals(token.accessToken())) {
      return response;
    }
    response.close();
    events.tell(new ClientEvent.TokenRefused(Names.operation(request)));
    return chain.proceed(authorized(request, operation, fresh));
  }

  /** No token is fine where the operation needs no login; a dead IAM must not take those down. */
  private static @Nullable IamToken token(TokenSource source, @Nullable Operation operation)
      throws CallFailure {
    try {
      return source.get();
    } catch (AuthenticationException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CallFailure(
            new CallCanceledException("Interrupted while waiting for a token", null));
      }
      if (operation != null && !operation.loginNeeded()) {
        return null;
      }
      throw new CallFailure(e);
    } catch (ContainersException e) {
      throw new CallFailure(e);
    }
  }

  private static Request authorized(Request request, @Nullable Operation operation, IamToken token)
      throws CallFailure {
    Request.Builder builder = request.newBuilder().header("Authorization", token.authorization());
    if (operation != null && operation.scopeHeaders().contains(REFRESH_TOKEN_HEADER)) {
      if (token.refreshToken().isPresent()) {
        builder.header(REFRESH_TOKEN_HEADER, token.refreshToken().get());
      } else if (operation.requiredHeaders().contains(REFRESH_TOKEN_HEADER)) {
        throw new CallFailure(
            new MissingScopeException(
                REFRESH_TOKEN_HEADER,
                operation.id()
                    + " was not sent, since it needs a refresh token and IAM has given none: use a "
                    + "credential that gets one, such as Credential.password(...) or passcode(...)"));
      }
    }
    return builder.build();
  }

  private static boolean canBeSentAgain(Request request) {
    return request.body() == null || !(request.body().isOneShot() || request.body().isDuplex());
  }
}
