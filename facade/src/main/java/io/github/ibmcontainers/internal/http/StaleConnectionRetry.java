package io.github.ibmcontainers.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends a GET once more when its connection broke before an answer: servers close what has been
 * idle, and that shows on the next use only. Nothing but a GET, since OkHttp's own repetition would
 * not ask.
 */
final class StaleConnectionRetry implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    try {
      return chain.proceed(request);
    } catch (IOException e) {
      if (!request.method().equals("GET") || !broke(e) || chain.call().isCanceled()) {
        throw e;
      }
      return chain.proceed(request);
    }
  }

  /** Reset, or ended where an answer should begin; no connection at all is something else. */
  private static boolean broke(IOException e) {
    return (e instanceof SocketException && !(e instanceof ConnectException))
        || e instanceof EOFException
        || e.getCause() instanceof EOFException
        || TransportFailures.isClosedHandshake(e);
  }
}
