package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.http.CallFailure;
import io.github.ibmcontainers.internal.http.TokenInterceptor;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Request;

/** Adds the cluster's token to each attempt. */
final class ClusterAuthorize extends TokenInterceptor<ClusterToken> {
  private final ClusterTokenSource tokens;

  ClusterAuthorize(ClusterTokenSource tokens) {
    this.tokens = tokens;
  }

  @Override
  protected ClusterToken token(Request request, Call call) throws IOException {
    try {
      return tokens.get();
    } catch (ContainersException e) {
      throw new CallFailure(e);
    }
  }

  @Override
  protected void discard(Request request, ClusterToken token) {
    tokens.invalidate(token.value());
  }

  @Override
  protected String authorization(ClusterToken token) {
    return token.authorization();
  }
}
