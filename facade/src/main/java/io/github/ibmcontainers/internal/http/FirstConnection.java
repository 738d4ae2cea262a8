package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.internal.concurrent.Futures;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lets one call open the first connection to the service while concurrent calls wait, so that they
 * share it if it supports HTTP/2. It is the innermost application interceptor, with a corresponding
 * network interceptor. It has no effect after the first attempt.
 */
final class FirstConnection implements Interceptor {
  private final AtomicReference<@Nullable CompletableFuture<Boolean>> first =
      new AtomicReference<>();
  private volatile boolean over;

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (over || !chain.request().isHttps()) {
      return chain.proceed(chain.request());
    }
    CompletableFuture<Boolean> own = new CompletableFuture<>();
    CompletableFuture<Boolean> others = first.compareAndExchange(null, own);
    if (others != null) {
      boolean unused = Futures.joinWithin(others, chain.call()::isCanceled);
      return chain.proceed(chain.request());
    }
    try {
      return chain.proceed(chain.request());
    } finally {
      end();
    }
  }

  private void end() {
    over = true;
    CompletableFuture<Boolean> waited = first.get();
    if (waited != null) {
      waited.complete(true);
    }
  }

  /** Returns the network interceptor, which observes that a connection is open. */
  Interceptor opened() {
    return chain -> {
      if (!over && chain.request().isHttps()) {
        end();
      }
      return chain.proceed(chain.request());
    };
  }
}
