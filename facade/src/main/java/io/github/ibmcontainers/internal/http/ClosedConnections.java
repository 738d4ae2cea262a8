package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Moves a request that may change something to another connection if the server has closed the
 * pooled one, before anything is written to it. OkHttp checks only connections that were idle for
 * 10 seconds. HTTP/2 needs no check: there the server tells that it closes a connection.
 */
final class ClosedConnections {
  private static final int MOST = 5;
  private static final int CHECK_MILLIS = 1;

  private ClosedConnections() {}

  private static final class Closed extends IOException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("the server closed the connection before the request was sent");
    }
  }

  /** Checks the connection; a network interceptor. */
  static Response check(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (!chain.request().method().equals("GET")
        && connection != null
        && connection.protocol() == Protocol.HTTP_1_1
        && isClosed(connection.socket())) {
      throw new Closed();
    }
    return chain.proceed(chain.request());
  }

  /** Chooses another connection; the innermost application interceptor. */
  static Response retry(Interceptor.Chain chain) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return chain.proceed(chain.request());
      } catch (Closed e) {
        if (attempt >= MOST || chain.call().isCanceled()) {
          throw e;
        }
      }
    }
  }

  /** Before a request there is nothing to read, except the end. */
  private static boolean isClosed(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    try {
      socket.setSoTimeout(CHECK_MILLIS);
      int unused = socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    } finally {
      socket.setSoTimeout(timeout);
    }
  }
}
