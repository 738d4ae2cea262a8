package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.internal.call.ClientLifetime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a watch splits its stream into events, and how it ends. */
@Timeout(120)
class KubernetesWatchTest {
  private static final int LONGEST = 16 * 1024 * 1024;
  private static final String ADDED = "{\"type\":\"ADDED\",\"object\":{\"n\":\"é1\"}}";
  private static final String DELETED = "{\"type\":\"DELETED\",\"object\":{\"n\":\"2\"}}";

  private final MockWebServer server = Servers.prompt();
  private final ConnectionPool connections = new ConnectionPool();
  private KubernetesAccess access;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    access =
        PlainAccess.to(
            server,
            new OkHttpClient.Builder().connectionPool(connections).build(),
            new ClientLifetime());
  }

  @AfterEach
  void stop() {
    access.close();
    server.close();
  }

  private KubernetesWatch watch(String body) {
    return watch(new MockResponse.Builder().body(body).build());
  }

  private KubernetesWatch watch(MockResponse response) {
    server.enqueue(response);
    return access.watch("/api/v1/pods?labelSelector=a");
  }

  /** Returns a response that sends a text and then neither data nor an end. */
  private static MockResponse silentAfter(String text) {
    return new MockResponse.Builder()
        .body(text)
        .setHeader("Content-Length", "1000000")
        .onResponseEnd(SocketEffect.Stall.INSTANCE)
        .build();
  }

  private static List<String> types(KubernetesWatch watch) {
    List<String> types = new ArrayList<>();
    for (Optional<WatchEvent> event = watch.next(); event.isPresent(); event = watch.next()) {
      types.add(event.get().type());
    }
    return types;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s\n%s\n", "%s\n%s", "\n%s\n\n\n%s\n\n", "\r\n%s\r\n%s\r\n", " \n%s\n%s "})
  @DisplayName("Blank lines are skipped, and the last line needs no newline")
  void lines(String format) {
    try (KubernetesWatch watch = watch(format.formatted(ADDED, DELETED))) {
      assertThat(types(watch)).containsExactly("ADDED", "DELETED");
      assertThat(watch.next()).isEmpty();
    }
  }

  @Test
  @DisplayName("Lines that arrive byte by byte are put together, and a character isn't split")
  void smallPieces() throws Exception {
    MockResponse slow =
        new MockResponse.Builder()
            .chunkedBody(ADDED + "\n" + DELETED + "\n", 1)
            .throttleBody(16, 1, TimeUnit.MILLISECONDS)
            .build();
    try (KubernetesWatch watch = watch(slow)) {
      assertThat(watch.next().orElseThrow().object()).hasToString("{\"n\":\"é1\"}");
      assertThat(watch.next().orElseThrow().type()).isEqualTo("DELETED");
      assertThat(watch.next()).isEmpty();
    }
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/api/v1/pods?labelSelector=a&watch=true");
  }

  @Test
  @DisplayName("An event is returned as soon as its line is complete")
  void notReadAhead() {
    try (KubernetesWatch watch = watch(silentAfter(ADDED + "\n{\"type\":"))) {
      assertThat(watch.next()).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", ""})
  @DisplayName("The longest event is 16 MiB; a longer one ends the watch before it is read whole")
  void longestEvent(String end) {
    String start = "{\"type\":\"ADDED\",\"object\":{\"x\":\"";
    String filled = start + "x".repeat(LONGEST - start.length() - 3) + "\"}}";
    assertThat(filled).hasSize(LONGEST);
    try (KubernetesWatch watch = watch(filled + end)) {
      assertThat(types(watch)).containsExactly("ADDED");
    }
    try (KubernetesWatch watch = watch(" " + filled + end)) {
      assertThatThrownBy(watch::next)
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("an event is longer than 16777216 bytes");
      assertThat(watch.next()).isEmpty();
    }
  }

  @Test
  @DisplayName("After an error event, the watch has ended and its connection is closed")
  void errorEvent() {
    String error =
        "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"message\":\"too old\"}}";
    KubernetesWatch watch = watch(silentAfter(error + "\n" + ADDED + "\n"));
    assertThatThrownBy(watch::next)
        .isInstanceOf(KubernetesApiException.Gone.class)
        .hasMessageContaining("too old");
    assertThat(watch.next()).isEmpty();
    assertThat(connections.connectionCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"type\":\"ADDED\"}", "{\"object\":{}}", "{", "text"})
  @DisplayName("After data that isn't an event, the watch has ended and its connection is closed")
  void invalidData(String line) {
    KubernetesWatch watch = watch(silentAfter(line + "\n" + ADDED + "\n"));
    assertThatThrownBy(watch::next)
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageStartingWith(
            "GET /api/v1/pods returned a stream that is not a watch: an event ");
    assertThat(watch.next()).isEmpty();
    assertThat(connections.connectionCount()).isZero();
  }

  @Test
  @DisplayName("Closing a watch closes its connection, and closing it again does nothing")
  void closes() {
    KubernetesWatch watch = watch(silentAfter(ADDED + "\n"));
    assertThat(watch.next()).isPresent();
    assertThat(connections.connectionCount()).isEqualTo(1);
    watch.close();
    assertThat(connections.connectionCount()).isZero();
    assertThat(watch.next()).isEmpty();
    watch.close();
  }

  @Test
  @DisplayName("Closing the access ends each of its watches, also those that are silent")
  void closedWithTheAccess() {
    List<KubernetesWatch> watches = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      KubernetesWatch watch = watch(silentAfter(ADDED + "\n"));
      assertThat(watch.next()).isPresent();
      watches.add(watch);
    }
    access.close();
    assertThat(watches).allMatch(watch -> watch.next().isEmpty());
    assertThat(connections.connectionCount()).isZero();
  }
}
