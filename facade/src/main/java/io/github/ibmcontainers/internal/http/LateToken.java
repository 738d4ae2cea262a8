package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.TimeSource;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A token that is fetched while the connection is opened. It is a tag of the request, to which it
 * is added when the connection is open.
 */
interface LateToken {
  /** Waits for the token and returns the request with it. */
  Request authorized(Request request) throws IOException;

  /** The token took so long that the server may have closed the idle connection. */
  final class TooLate extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** A network interceptor that waits for the token. */
  record Setter(TimeSource time) implements Interceptor {
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    @Override
    public Response intercept(Chain chain) throws IOException {
      LateToken late = chain.request().tag(LateToken.class);
      if (late == null) {
        return chain.proceed(chain.request());
      }
      long start = time.nanoTime();
      Request authorized = late.authorized(chain.request());
      if (time.nanoTime() - start > LONGEST) {
        throw new TooLate();
      }
      return chain.proceed(authorized);
    }
  }
}
