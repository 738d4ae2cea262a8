package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets requests pass to one server alone: a cluster's token, and lowered checks, are for no other.
 */
record OnlyHost(HttpUrl server) implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    check(chain.request().url());
    return chain.proceed(chain.request());
  }

  private void check(HttpUrl url) throws ClusterCallFailure {
    if (!isAt(url)) {
      throw new ClusterCallFailure(
          new ForeignHost(
              "Nothing was sent, since the access is for "
                  + server.host()
                  + ":"
                  + server.port()
                  + " and not for "
                  + url.host()
                  + ":"
                  + url.port()));
    }
  }

  boolean isAt(HttpUrl url) {
    return url.isHttps() && url.host().equals(server.host()) && url.port() == server.port();
  }

  private static final class ForeignHost extends ContainersException {
    private static final long serialVersionUID = 1L;

    ForeignHost(String message) {
      super(message, null);
    }
  }
}
