package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Records whether an attempt reached a connection, and so possibly the server. An attempt that
 * failed before can be repeated safely, whatever its method.
 */
final class SentFlag {
  private volatile boolean sent;
  private volatile @Nullable Runnable action;

  boolean sent() {
    return sent;
  }

  /** Sets an action that runs just before the request is written. */
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
