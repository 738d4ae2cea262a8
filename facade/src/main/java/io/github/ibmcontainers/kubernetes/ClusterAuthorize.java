package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the token on each request. A 401 is answered by one new token, shared with all who held the
 * same one, and one replay; a 403 never.
 */
record ClusterAuthorize(ClusterTokenSource tokens) implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    ClusterToken token = token();
    Response response = chain.proceed(authorized(request, token));
    boolean repeatable =
        request.body() == null || !(request.body().isOneShot() || request.body().isDuplex());
    if (response.code() != 401 || !repeatable) {
      return response;
    }
    tokens.refused(token.value());
    ClusterToken fresh;
    try {
      fresh = token();
    } catch (IOException e) {
      response.close();
      throw e;
    }
    if (fresh.value().equals(token.value())) {
      return response;
    }
    response.close();
    return chain.proceed(authorized(request, fresh));
  }

  private ClusterToken token() throws ClusterCallFailure {
    try {
      return tokens.get();
    } catch (ContainersException e) {
      throw new ClusterCallFailure(e);
    }
  }

  private static Request authorized(Request request, ClusterToken token) {
    return request.newBuilder().header("Authorization", token.authorization()).build();
  }
}
