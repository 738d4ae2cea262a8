package io.github.ibmcontainers.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Shows that requests go side by side: the response to the first of a group is held back until the
 * last one has left. Fails those that leave one after the other. A network interceptor.
 */
public final class Together implements Interceptor {
  private final Function<Request, String> names;
  private final Map<String, CountDownLatch> groups = new ConcurrentHashMap<>();

  /**
   * @param names names requests
   * @param groups the names of requests that go side by side; others are left alone
   */
  @SafeVarargs
  public Together(Function<Request, String> names, List<String>... groups) {
    this.names = names;
    for (List<String> group : groups) {
      CountDownLatch latch = new CountDownLatch(group.size());
      group.forEach(name -> this.groups.put(name, latch));
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    String name = names.apply(chain.request());
    CountDownLatch group = groups.get(name);
    if (group == null) {
      return chain.proceed(chain.request());
    }
    group.countDown();
    Response response = chain.proceed(chain.request());
    try {
      if (!group.await(30, TimeUnit.SECONDS)) {
        response.close();
        throw new IOException(name + " was not sent together with others");
      }
    } catch (InterruptedException e) {
      response.close();
      throw new InterruptedIOException(name);
    }
    return response;
  }
}
