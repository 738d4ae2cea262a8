package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.cluster.CreationKind.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.error.HostNotFoundException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.testing.FaultyConnections;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A create is in doubt if its request was written to a connection, whatever the failure. */
class DeliveryTest {
  /** The error code of HTTP/2. */
  private static final int REFUSED_STREAM = 7;

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final List<String> posts = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile boolean refusing;
  private final List<MockResponse> answers = Collections.synchronizedList(new ArrayList<>());
  private final Cancellation cancellation = new Cancellation();
  private final FaultyConnections connections = new FaultyConnections();

  /** Action that runs after the response to the lookup that precedes the create. */
  private FaultyConnections.@Nullable Fault fault;

  @BeforeEach
  void start() throws IOException {
    server.useHttps(FaultyConnections.serverTls());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getTarget().replaceFirst("\\?.*", "");
            if (path.endsWith("/identity/token")) {
              return json(
                  200,
                  "{\"access_token\": \"t"
                      + tokens.incrementAndGet()
                      + "\", \"expires_in\": 3600}");
            }
            if ("POST".equals(request.getMethod())) {
              if (refusing) {
                return json(500, "{}");
              }
              posts.add(path);
              return answers.isEmpty() ? json(200, "{\"id\": \"new\"}") : answers.remove(0);
            }
            if (path.endsWith("/getDedicatedHostPools")) {
              lookups.incrementAndGet();
              refusing = refusals.get() > 0;
              if (fault != null) {
                failWith(fault);
              }
              return json(200, "[]");
            }
            return json(404, "{}");
          }

          /**
           * Refuses streams once the request has been read: to what arrives on a closed stream, the
           * server may respond with an error code of its own first.
           */
          @Override
          public MockResponse peek() {
            MockResponse.Builder next = super.peek().newBuilder();
            return refusing
                ? next.onResponseStart(new SocketEffect.CloseStream(REFUSED_STREAM)).build()
                : next.build();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    connections.close();
    server.close();
  }

  private void failWith(FaultyConnections.Fault next) {
    connections.failWith(next);
  }

  private OkHttpClient.Builder http(Protocol protocol) {
    return connections
        .client()
        .protocols(
            protocol == Protocol.HTTP_2
                ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                : List.of(protocol))
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS));
  }

  private @Nullable Throwable create(OkHttpClient http, boolean async, RequestOptions options) {
    return create(http, async, options, Credential.bearerToken(TestClients.TOKEN));
  }

  private @Nullable Throwable create(
      OkHttpClient http, boolean async, RequestOptions options, Credential credential) {
    try (ContainersClient client =
        TestClients.of(server, time)
            .credential(credential)
            .httpClient(http)
            .listener(
                event -> {
                  if (event instanceof ClientEvent.RetryScheduled) {
                    refusing = refusals.decrementAndGet() > 0;
                  }
                })
            .build()) {
      var hosts = client.dedicatedHosts().with(options);
      return catchThrowable(
          () -> {
            Object unused =
                async
                    ? hosts.async(it -> it.createPool("more", "dal", "bx2d")).join()
                    : hosts.createPool("more", "dal", "bx2d");
          });
    }
  }

  private static Stream<Arguments> unsent() {
    return Stream.of(
            Arguments.of(FaultyConnections.Fault.UNKNOWN_HOST, HostNotFoundException.class),
            Arguments.of(FaultyConnections.Fault.REFUSED, ConnectionException.class),
            Arguments.of(FaultyConnections.Fault.BLACK_HOLE, CallTimeoutException.class),
            Arguments.of(FaultyConnections.Fault.PROXY_403, ConnectionException.class),
            Arguments.of(FaultyConnections.Fault.PROXY_407, ConnectionException.class),
            Arguments.of(FaultyConnections.Fault.PROXY_502, ConnectionException.class),
            Arguments.of(FaultyConnections.Fault.PROXY_SILENT, CallTimeoutException.class),
            Arguments.of(FaultyConnections.Fault.PROXY_CLOSES, ConnectionException.class),
            Arguments.of(FaultyConnections.Fault.CLOSED_IN_HANDSHAKE, ConnectionException.class),
            Arguments.of(FaultyConnections.Fault.SILENT_IN_HANDSHAKE, CallTimeoutException.class),
            Arguments.of(FaultyConnections.Fault.NOT_TLS, TlsException.class),
            Arguments.of(FaultyConnections.Fault.UNTRUSTED, TlsException.class))
        .flatMap(
            it ->
                Stream.of(Protocol.HTTP_1_1, Protocol.HTTP_2)
                    .map(protocol -> Arguments.of(it.get()[0], it.get()[1], protocol)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("unsent")
  @DisplayName("#111 without a connection a create isn't sent: there is no search and no doubt")
  void notSent(FaultyConnections.Fault what, Class<?> type, Protocol protocol) {
    fault = what;
    Throwable failure = create(http(protocol).build(), false, RequestOptions.none());
    assertThat(failure).isExactlyInstanceOf(type);
    requireNoSearch();
    assertThat(time.slept()).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN_HOST", "PROXY_403", "CLOSED_IN_HANDSHAKE"})
  @DisplayName("#111 without a connection, asynchronous and repeatable creates aren't sent either")
  void notSentAsynchronously(FaultyConnections.Fault what) {
    fault = what;
    RequestOptions repeatable = RequestOptions.builder().repeatable().build();
    assertThat(create(http(Protocol.HTTP_1_1).build(), true, repeatable))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(
            what == FaultyConnections.Fault.UNKNOWN_HOST
                ? HostNotFoundException.class
                : ConnectionException.class);
    requireNoSearch();
  }

  @Test
  @DisplayName("#111 a create that is canceled or times out while connecting isn't sent")
  void endedWhileConnecting() {
    fault = FaultyConnections.Fault.SILENT_IN_HANDSHAKE;
    connections.timeout(Duration.ofSeconds(60));
    OkHttpClient http = http(Protocol.HTTP_1_1).build();
    RequestOptions limited = RequestOptions.builder().timeout(Duration.ofSeconds(2)).build();
    assertThat(create(http, false, limited)).isExactlyInstanceOf(CallTimeoutException.class);
    requireNoSearch();

    connections.failWith(null);
    connections.whenConnecting(
        () -> {
          if (lookups.get() == 2) {
            cancellation.cancel();
          }
        });
    RequestOptions canceled = RequestOptions.builder().cancellation(cancellation).build();
    assertThat(create(http, false, canceled)).isExactlyInstanceOf(CallCanceledException.class);
    assertThat(posts).isEmpty();
    assertThat(lookups).as("one before each create").hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("#111 a create stopped by a caller's interceptor isn't sent")
  void stoppedByCaller(boolean onConnection) {
    Interceptor stopping =
        chain -> {
          if (chain.request().method().equals("POST")) {
            throw new IOException("no writes today");
          }
          return chain.proceed(chain.request());
        };
    OkHttpClient.Builder http = http(Protocol.HTTP_1_1);
    OkHttpClient own =
        onConnection
            ? http.addNetworkInterceptor(stopping).build()
            : http.addInterceptor(stopping).build();
    assertThat(create(own, false, RequestOptions.none()))
        .isExactlyInstanceOf(ConnectionException.class);
    requireNoSearch();
  }

  private void requireNoSearch() {
    assertThat(posts).isEmpty();
    assertThat(lookups).as("one before the create").hasValue(1);
  }

  private void requireDoubt(@Nullable Throwable failure, Class<?> cause) {
    assertThat(failure)
        .isInstanceOf(CreateInDoubtException.class)
        .satisfies(it -> assertThat(it.getCause()).isInstanceOf(cause));
    assertThat(lookups).hasValueGreaterThan(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  @DisplayName("#111 a create whose response is lost is in doubt")
  void lost(Protocol protocol) {
    answers.add(
        json(200, "{\"id\": \"" + "n".repeat(100_000) + "\"}")
            .newBuilder()
            .onResponseBody(
                protocol == Protocol.HTTP_2
                    ? new SocketEffect.CloseStream(2)
                    : new SocketEffect.CloseSocket())
            .build());
    requireDoubt(
        create(http(protocol).build(), false, RequestOptions.none()), ConnectionException.class);
    assertThat(posts).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  @DisplayName("#111 a create whose response times out is in doubt")
  void slow(Protocol protocol) {
    answers.add(new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).build());
    requireDoubt(
        create(
            http(protocol).readTimeout(Duration.ofSeconds(3)).build(),
            false,
            RequestOptions.none()),
        CallTimeoutException.class);
    assertThat(posts).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  @DisplayName("#111 a create whose request body breaks off is in doubt")
  void half(Protocol protocol) {
    Interceptor breaking =
        chain -> {
          Request request = chain.request();
          return request.body() == null
              ? chain.proceed(request)
              : chain.proceed(request.newBuilder().post(new HalfBody(request.body())).build());
        };
    requireDoubt(
        create(
            http(protocol).addNetworkInterceptor(breaking).build(), false, RequestOptions.none()),
        ConnectionException.class);
  }

  private static final class HalfBody extends RequestBody {
    private final RequestBody whole;

    HalfBody(RequestBody whole) {
      this.whole = whole;
    }

    @Override
    public long contentLength() throws IOException {
      return whole.contentLength();
    }

    @Override
    public @Nullable MediaType contentType() {
      return whole.contentType();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write("{\"name\"".getBytes(UTF_8)).flush();
      throw new IOException("the disk of the caller broke");
    }
  }

  @Test
  @DisplayName("#111 a create that was sent stays in doubt if a later attempt finds no connection")
  void earlierAttempt() {
    answers.add(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    Interceptor arming =
        chain -> {
          try {
            return chain.proceed(chain.request());
          } finally {
            if (chain.request().method().equals("POST")) {
              failWith(FaultyConnections.Fault.REFUSED);
            }
          }
        };
    RequestOptions repeatable = RequestOptions.builder().repeatable().build();
    assertThat(
            create(
                http(Protocol.HTTP_1_1).addNetworkInterceptor(arming).build(), false, repeatable))
        .isInstanceOf(CreateInDoubtException.class)
        .hasCauseInstanceOf(ConnectionException.class);
    assertThat(posts).hasSize(1);
  }

  @Test
  @DisplayName("#111 a conflict with an earlier attempt of the same call isn't a rejection")
  void conflictWithEarlierAttempt() {
    answers.add(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answers.add(json(409, "{\"code\": \"E0007\"}"));
    RequestOptions repeatable = RequestOptions.builder().repeatable().build();
    assertThat(create(http(Protocol.HTTP_1_1).build(), false, repeatable))
        .isInstanceOf(CreateInDoubtException.class);
    assertThat(posts).hasSize(2);
    assertThat(lookups).hasValueGreaterThan(2);
  }

  @Test
  @DisplayName("#111 a create rejected with 401 whose replay finds no connection was not executed")
  void rejectedToken() {
    answers.add(json(401, "{}").newBuilder().setHeader("Connection", "close").build());
    Interceptor arming =
        chain -> {
          try {
            return chain.proceed(chain.request());
          } finally {
            if (posts.size() == 1 && chain.request().url().encodedPath().contains("identity")) {
              failWith(FaultyConnections.Fault.REFUSED);
            }
          }
        };
    assertThat(
            create(
                http(Protocol.HTTP_1_1).addNetworkInterceptor(arming).build(),
                false,
                RequestOptions.none(),
                Credential.apiKey("key")))
        .isExactlyInstanceOf(ConnectionException.class);
    assertThat(posts).hasSize(1);
    assertThat(lookups).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("#111 a create is in doubt even if a caller's interceptor builds a new request")
  void newRequests(boolean onConnection) {
    answers.add(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    Interceptor building =
        chain -> {
          Request old = chain.request();
          Request.Builder anew =
              new Request.Builder()
                  .url(old.url())
                  .headers(old.headers())
                  .method(old.method(), old.body());
          return chain.proceed(anew.build());
        };
    OkHttpClient.Builder http = http(Protocol.HTTP_1_1);
    requireDoubt(
        create(
            onConnection
                ? http.addNetworkInterceptor(building).build()
                : http.addInterceptor(building).build(),
            false,
            RequestOptions.none()),
        ConnectionException.class);
    assertThat(posts).hasSize(1);
  }

  @Test
  @DisplayName(
      "#111 a request on a stream refused by an HTTP/2 server was not processed and is retried")
  void refusedStream() {
    refusals.set(1);
    assertThat(create(http(Protocol.HTTP_2).build(), false, RequestOptions.none())).isNull();
    assertThat(posts).hasSize(1);

    refusals.set(9);
    assertThat(create(http(Protocol.HTTP_2).build(), false, RequestOptions.none()))
        .isExactlyInstanceOf(ConnectionException.class);
    assertThat(posts).hasSize(1);
    assertThat(lookups).as("one before each create").hasValue(2);
    assertThat(refusals).hasValue(7);
  }
}
