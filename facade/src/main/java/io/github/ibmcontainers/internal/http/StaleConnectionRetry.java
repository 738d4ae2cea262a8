package io.github.ibmcontainers.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Retries a GET request once if its connection breaks before a response: servers close idle
 * connections, which shows only when they are used again. Replaces OkHttp's own retry, which isn't
 * limited to GET.
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

  /** Whether an established connection was reset, or closed where a response should begin. */
  private static boolean broke(IOException e) {
    return (e instanceof SocketException && !(e instanceof ConnectException))
        || e instanceof EOFException
        || e.getCause() instanceof EOFException
        || TransportFailures.isClosedHandshake(e);
  }
}
