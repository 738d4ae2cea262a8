package io.github.ibmcontainers.generated.contract;

import io.github.ibmcontainers.generated.Servers;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * One server for many tests, each of which receives only its own request, so that a failed test
 * doesn't affect the next one.
 */
final class Exchanges implements Closeable {
  /** Identifies the exchange of a request; hidden from tests. */
  private static final String NUMBER = "X-Test-Exchange";

  private final MockWebServer server = Servers.prompt();
  private final OkHttpClient http = new OkHttpClient();
  private final Map<String, Exchange> open = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  Exchanges() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            Exchange exchange = open.remove(String.valueOf(request.getHeaders().get(NUMBER)));
            if (exchange == null) {
              return new MockResponse.Builder().code(599).build();
            }
            exchange.received = request;
            return exchange.answer;
          }
        });
    server.start();
  }

  HttpUrl url(String path) {
    return server.url(path);
  }

  /** Returns an exchange that responds to the next call of a test. */
  Exchange answering(MockResponse answer) {
    return new Exchange(String.valueOf(numbers.incrementAndGet()), answer);
  }

  @Override
  public void close() {
    server.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** A request and its response. */
  final class Exchange implements Call.Factory {
    private final String number;
    private final MockResponse answer;
    private volatile Request built = new Request.Builder().url("http://localhost/").build();
    private volatile RecordedRequest received;

    private Exchange(String number, MockResponse answer) {
      this.number = number;
      this.answer = answer;
    }

    @Override
    public Call newCall(Request request) {
      built = request;
      open.put(number, this);
      return http.newCall(request.newBuilder().header(NUMBER, number).build());
    }

    /** Returns the request as the client built it. */
    Request built() {
      return built;
    }

    /** Returns the request as received. */
    RecordedRequest received() {
      RecordedRequest request = received;
      if (request == null) {
        throw new AssertionError("nothing was sent");
      }
      return request;
    }

    /** Whether a request was sent. */
    boolean isSent() {
      return received != null;
    }

    /** Returns the names of the headers sent by the client and OkHttp. */
    java.util.Set<String> headerNames() {
      java.util.Set<String> names = new java.util.TreeSet<>(received().getHeaders().names());
      names.remove(NUMBER);
      return names;
    }
  }
}
