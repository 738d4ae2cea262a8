package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.concurrent.Futures;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.CallFailure;
import io.github.ibmcontainers.internal.http.Events;
import io.github.ibmcontainers.internal.http.OperationNames;
import io.github.ibmcontainers.internal.http.ScopeHeaders;
import io.github.ibmcontainers.internal.http.TokenInterceptor;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Adds the IAM token of the scope's account to each attempt, and the refresh token if the operation
 * declares it.
 */
final class Authorize extends TokenInterceptor<IamToken> {
  private final Tokens tokens;
  private final Events events;
  private final @Nullable Scope scope;

  Authorize(Tokens tokens, Events events) {
    this(tokens, events, null);
  }

  /**
   * @param scope the scope of requests without a context; {@code null} to send them without a token
   */
  Authorize(Tokens tokens, Events events, @Nullable Scope scope) {
    this.tokens = tokens;
    this.events = events;
    this.scope = scope;
  }

  @Override
  protected @Nullable IamToken token(Request request, Call call) throws IOException {
    TokenSource source = source(request);
    if (source == null) {
      return null;
    }
    try {
      return Futures.joinWithin(source.getAsync(), call::isCanceled);
    } catch (AuthenticationException e) {
      Operation operation = request.tag(Operation.class);
      if (operation != null && !operation.loginNeeded()) {
        // The operation works without a token, for example while IAM is unavailable.
        return null;
      }
      throw new CallFailure(e);
    } catch (ContainersException e) {
      throw new CallFailure(e);
    }
  }

  @Override
  protected boolean prepare(Request request) {
    TokenSource source = source(request);
    return source == null || source.getAsync().isDone();
  }

  private @Nullable TokenSource source(Request request) {
    CallContext context = request.tag(CallContext.class);
    Scope own = context == null ? scope : context.scope();
    return own == null ? null : tokens.forScope(own);
  }

  @Override
  protected void discard(Request request, IamToken token) {
    TokenSource source = source(request);
    if (source != null) {
      source.invalidate(token);
    }
  }

  @Override
  protected String authorization(IamToken token) {
    return token.authorization();
  }

  @Override
  protected void complete(Request.Builder authorized, Request request, IamToken token)
      throws IOException {
    Operation operation = request.tag(Operation.class);
    String header = ScopeHeaders.REFRESH_TOKEN;
    if (operation != null && operation.scopeHeaders().contains(header)) {
      if (token.refreshToken().isPresent()) {
        authorized.header(header, token.refreshToken().get());
      } else if (operation.requiredHeaders().contains(header)) {
        throw new CallFailure(
            new MissingScopeException(
                header,
                operation.id()
                    + " requires a refresh token, but IAM returned none. Use a credential that"
                    + " provides one, such as Credential.password(...) or passcode(...). (No request"
                    + " was sent.)"));
      }
    }
  }

  @Override
  protected void replaying(Request request) {
    events.emit(new ClientEvent.TokenRefused(OperationNames.of(request)));
  }
}
