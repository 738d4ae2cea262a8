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
 * A network interceptor that verifies concurrent requests: it holds back the response to the first
 * request of a group until the last one was sent, and fails if they are sent one after the other.
 */
public final class ConcurrentRequests implements Interceptor {
  private final Function<Request, String> names;
  private final Map<String, CountDownLatch> groups = new ConcurrentHashMap<>();

  /**
   * @param names returns the name of a request
   * @param groups the names of concurrent requests; other requests aren't affected
   */
  @SafeVarargs
  public ConcurrentRequests(Function<Request, String> names, List<String>... groups) {
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
