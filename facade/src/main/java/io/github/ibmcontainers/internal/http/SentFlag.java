package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an attempt got as far as a connection, and with it possibly to the server. A
 * failure before that point is safe to repeat whatever the method.
 */
final class SentFlag {
  private volatile boolean sent;
  private volatile @Nullable Runnable action;

  boolean sent() {
    return sent;
  }

  /** Sets what is run when the request is about to be written. */
  void whenSent(Runnable task) {
    action = task;
  }

  private void set() {
    sent = true;
    Runnable task = action;
    if (task != null) {
      task.run();
    }
  }

  /**
   * A network interceptor: OkHttp calls those once it is connected, before it writes the request.
   */
  static final class Setter implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      SentFlag flag = request.tag(SentFlag.class);
      if (flag != null) {
        flag.set();
      }
      return chain.proceed(request);
    }
  }
}
