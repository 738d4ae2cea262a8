package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.http.CallFailure;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Allows requests to one server only, because a cluster's token must not reach any other. */
record OnlyHost(HttpUrl server) implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    check(chain.request().url());
    return chain.proceed(chain.request());
  }

  private void check(HttpUrl url) throws CallFailure {
    if (!isAt(url)) {
      throw new CallFailure(
          new ForeignHost(
              "This access is for "
                  + server.host()
                  + ":"
                  + server.port()
                  + ", not for "
                  + url.host()
                  + ":"
                  + url.port()
                  + ". (No request was sent.)"));
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
