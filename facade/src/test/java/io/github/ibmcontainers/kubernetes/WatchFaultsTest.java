package io.github.ibmcontainers.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.internal.call.ClientLifetime;
import io.github.ibmcontainers.internal.http.Events;
import io.github.ibmcontainers.internal.http.Transport;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Watches whose stream is faulty, slow, or silent: each ends with a typed exception. */
@Timeout(120)
class WatchFaultsTest {
  private static final String EVENT = "{\"type\":\"%s\",\"object\":{\"name\":\"é\"}}\n";
  private static final String ADDED = EVENT.formatted("ADDED");

  private final MockWebServer server = Servers.prompt();
  private final ConnectionPool connections = new ConnectionPool();
  private final ClientLifetime client = new ClientLifetime();
  private Duration readTimeout = Duration.ofSeconds(60);
  private Transport transport;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
    connections.evictAll();
  }

  private KubernetesAccess access() {
    OkHttpClient base =
        new OkHttpClient.Builder().connectionPool(connections).readTimeout(readTimeout).build();
    transport =
        new Transport(
            base, "", RetryPolicy.none(), TimeSource.system(), new Events(List.of()), List.of());
    return PlainAccess.to(server, transport.clusters(), client);
  }

  private static MockResponse.Builder body(Buffer bytes) {
    return new MockResponse.Builder().setHeader("Content-Type", "application/json").body(bytes);
  }

  private static MockResponse.Builder body(String text) {
    return body(new Buffer().writeUtf8(text));
  }

  /** Returns a response whose connection breaks before the body has the promised length. */
  private static MockResponse cut(Buffer bytes) {
    return body(bytes)
        .setHeader("Content-Length", "1000000")
        .onResponseEnd(new SocketEffect.CloseSocket())
        .build();
  }

  private static MockResponse chunks(String framed) {
    return body(framed)
        .removeHeader("Content-Length")
        .setHeader("Transfer-Encoding", "chunked")
        .onResponseEnd(new SocketEffect.CloseSocket())
        .build();
  }

  private static Buffer gzip(String text) {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return zipped;
  }

  private static MockResponse.Builder zipped(Buffer bytes) {
    return body(bytes).setHeader("Content-Encoding", "gzip");
  }

  private static Buffer start(Buffer whole, long bytes) {
    Buffer start = new Buffer();
    whole.copyTo(start, 0, bytes);
    return start;
  }

  static Stream<Arguments> faults() {
    int insideCharacter = (ADDED + ADDED).getBytes(UTF_8).length - "\"}}\n".length() - 1;
    String chunk = Integer.toHexString(ADDED.getBytes(UTF_8).length) + "\r\n" + ADDED + "\r\n";
    Buffer gzip = gzip(ADDED.repeat(50));
    return Stream.of(
        fault("an empty stream", body("").build(), 0, null),
        fault("events of any type", body(events("BOOKMARK", "RENAMED", "")).build(), 2, INVALID),
        fault("bookmarks", body(events("ADDED", "BOOKMARK", "DELETED")).build(), 3, null),
        fault("too old", body("{\"code\":410}").code(410).build(), 0, GONE),
        fault(
            "grown too old",
            body(ADDED
                    + "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410}}\n"
                    + ADDED)
                .build(),
            1,
            GONE),
        fault(
            "a page",
            body("<html>\n<body>Sign in</body></html>")
                .setHeader("Content-Type", "text/html")
                .build(),
            0,
            INVALID),
        fault("a page in one line", body("<html>Sign in</html>").build(), 0, INVALID),
        fault("a list", body("{\"kind\":\"PodList\",\"items\":[]}").build(), 0, INVALID),
        fault("cut between events", cut(new Buffer().writeUtf8(ADDED)), 1, BROKEN),
        fault("cut in an event", cut(new Buffer().writeUtf8(ADDED + "{\"type\"")), 1, BROKEN),
        fault(
            "cut in a character",
            cut(start(new Buffer().writeUtf8(ADDED + ADDED), insideCharacter)),
            1,
            BROKEN),
        fault(
            "an unframed stream that ends in an event",
            body(ADDED + "{\"type\"")
                .removeHeader("Content-Length")
                .setHeader("Connection", "close")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build(),
            1,
            INVALID),
        fault("a chunk without an end", chunks(chunk + "ffff\r\n" + ADDED), 2, BROKEN),
        fault("chunks without a last one", chunks(chunk), 1, BROKEN),
        fault("a chunk without a length", chunks(chunk + "length\r\n"), 1, BROKEN),
        fault("a chunk longer than its length", chunks("3\r\n" + ADDED + "\r\n"), 0, BROKEN),
        fault("gzip", zipped(gzip.copy()).build(), 50, null),
        fault("gzip cut off", zipped(start(gzip, gzip.size() - 8)).build(), 50, BROKEN),
        fault("gzip of nothing", zipped(start(gzip, 4)).build(), 0, BROKEN),
        fault("gzip that isn't", zipped(new Buffer().writeUtf8(ADDED)).build(), 0, BROKEN));
  }

  private static final Class<?> INVALID = InvalidResponseException.class;
  private static final Class<?> BROKEN = ConnectionException.class;
  private static final Class<?> GONE = KubernetesApiException.Gone.class;

  private static Arguments fault(
      String name, MockResponse response, int events, @Nullable Class<?> failure) {
    return Arguments.of(name, response, events, failure);
  }

  private static String events(String... types) {
    StringBuilder all = new StringBuilder();
    for (String type : types) {
      all.append(EVENT.formatted(type));
    }
    return all.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  @DisplayName("All whole events are returned, then the fault is reported, each time with its type")
  void faults(String name, MockResponse response, int events, @Nullable Class<?> failure) {
    server.enqueue(response);
    int read = 0;
    Throwable thrown = null;
    KubernetesAccess access = access();
    try (KubernetesWatch watch = access.watch("/api/v1/pods")) {
      while (watch.next().isPresent()) {
        read++;
      }
    } catch (ContainersException e) {
      thrown = e;
    }

    assertThat(read).isEqualTo(events);
    assertThat(thrown == null ? null : thrown.getClass()).isEqualTo(failure);
    requireNothingInUse();
  }

  private void requireNothingInUse() {
    assertThat(connections.connectionCount()).isEqualTo(connections.idleConnectionCount());
  }

  @Test
  @DisplayName("After a broken stream, the watch stays ended")
  void staysEnded() {
    server.enqueue(cut(new Buffer().writeUtf8(ADDED)));
    try (KubernetesWatch watch = access().watch("/api/v1/pods")) {
      assertThat(watch.next()).isPresent();
      for (int i = 0; i < 3; i++) {
        assertThat(catchThrowable(watch::next)).isInstanceOf(ConnectionException.class);
      }
    }
    requireNothingInUse();
  }

  /** What ends a watch that waits for the server. */
  enum End {
    INTERRUPT,
    WATCH_CLOSED,
    ACCESS_CLOSED,
    CLIENT_CLOSED
  }

  /** How a server keeps a watch waiting. */
  enum Waiting {
    FOR_HEADERS,
    FOR_AN_EVENT,
    BYTE_BY_BYTE
  }

  private static MockResponse slow(Waiting waiting) {
    return switch (waiting) {
      case FOR_HEADERS ->
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
      case FOR_AN_EVENT ->
          body(ADDED)
              .setHeader("Content-Length", "1000000")
              .onResponseEnd(SocketEffect.Stall.INSTANCE)
              .build();
      case BYTE_BY_BYTE ->
          body(ADDED + " ".repeat(1_000_000)).throttleBody(1, 1, TimeUnit.MILLISECONDS).build();
    };
  }

  static Stream<Arguments> waits() {
    return Stream.of(Waiting.values())
        .flatMap(waiting -> Stream.of(End.values()).map(end -> Arguments.of(waiting, end)))
        .filter(it -> it.get()[0] != Waiting.FOR_HEADERS || it.get()[1] != End.WATCH_CLOSED);
  }

  @ParameterizedTest
  @MethodSource("waits")
  @DisplayName("#114 an interrupt ends a waiting watch as a cancellation, and closing it as an end")
  void ends(Waiting waiting, End end) throws Exception {
    server.enqueue(slow(waiting));
    KubernetesAccess access = access();
    List<KubernetesWatch> opened = new ArrayList<>();
    CountDownLatch reading = new CountDownLatch(1);
    List<Boolean> flags = new ArrayList<>();
    FutureTask<@Nullable Throwable> read =
        new FutureTask<>(
            () -> {
              try {
                if (waiting == Waiting.FOR_HEADERS) {
                  reading.countDown();
                }
                KubernetesWatch watch = access.watch("/api/v1/pods");
                opened.add(watch);
                assertThat(watch.next()).isPresent();
                reading.countDown();
                assertThat(watch.next()).isEmpty();
                return null;
              } catch (ContainersException e) {
                return e;
              } finally {
                flags.add(Thread.currentThread().isInterrupted());
              }
            });
    Thread thread = new Thread(read);
    thread.start();
    assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.takeRequest(60, TimeUnit.SECONDS)).isNotNull();
    switch (end) {
      case INTERRUPT -> thread.interrupt();
      case WATCH_CLOSED -> opened.get(0).close();
      case ACCESS_CLOSED -> access.close();
      case CLIENT_CLOSED -> transport.close();
    }
    Throwable failure = read.get(60, TimeUnit.SECONDS);
    if (end == End.INTERRUPT || waiting == Waiting.FOR_HEADERS) {
      assertThat(failure).isInstanceOf(CallCanceledException.class);
    } else {
      assertThat(failure).isNull();
    }
    assertThat(flags).containsExactly(end == End.INTERRUPT);
    opened.forEach(KubernetesWatch::close);
    requireNothingInUse();
  }

  @Test
  @DisplayName("A server that doesn't begin to answer ends a watch by the read timeout")
  void timeout() {
    readTimeout = Duration.ofMillis(50);
    server.enqueue(slow(Waiting.FOR_HEADERS));
    assertThat(catchThrowable(() -> access().watch("/api/v1/pods")))
        .isInstanceOf(CallTimeoutException.class);
    requireNothingInUse();
  }

  @Test
  @DisplayName("A watch may be silent for longer than the read timeout")
  void silence() {
    readTimeout = Duration.ofMillis(50);
    server.enqueue(
        body(ADDED + EVENT.formatted("DELETED"))
            .throttleBody(ADDED.getBytes(UTF_8).length, 250, TimeUnit.MILLISECONDS)
            .build());
    try (KubernetesWatch watch = access().watch("/api/v1/pods")) {
      assertThat(watch.next()).isPresent();
      assertThat(watch.next().orElseThrow().type()).isEqualTo("DELETED");
      assertThat(watch.next()).isEmpty();
    }
  }

  @Test
  @DisplayName("A watch that is opened on a closed access, or while it is closed, ends")
  void openedOnClosedAccess() {
    server.enqueue(slow(Waiting.FOR_AN_EVENT));
    KubernetesAccess access = access();
    access.close();
    Supplier<Object> open = () -> access.watch("/api/v1/pods");
    assertThat(catchThrowable(open::get)).isInstanceOf(CallCanceledException.class);
    requireNothingInUse();
  }
}
