package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.check.Urls;
import io.github.ibmcontainers.internal.http.CallFailure;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Rejects requests to other servers, because these must not receive the cluster's token. */
record OnlyHost(HttpUrl server) implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    HttpUrl url = chain.request().url();
    if (!Urls.sameServer(server, url)) {
      throw new CallFailure(
          new ForeignHost(
              "This access is for %s:%s, not for %s:%s. (No request was sent.)"
                  .formatted(server.host(), server.port(), url.host(), url.port())));
    }
    return chain.proceed(chain.request());
  }

  private static final class ForeignHost extends ContainersException {
    private static final long serialVersionUID = 1L;

    ForeignHost(String message) {
      super(message, null);
    }
  }
}
