package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Lets a TLS connection close at once, although the server is silent. Before it closes, the JDK's
 * socket waits as long as the timeout of its reads for a byte, but not at all if it has none.
 * OkHttp sets this timeout in addition to the one of its streams, which is kept.
 */
final class PromptClose {
  private PromptClose() {}

  /** A network interceptor. */
  static Response withoutSocketTimeout(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection != null) {
      connection.socket().setSoTimeout(0);
    }
    return chain.proceed(chain.request());
  }
}
