package io.github.ibmcontainers.kubernetes.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.maintenance.DrainException;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.fake.FakeCluster;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.Faults;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Drains of a node while one of their requests is refused, slow, or lost. */
@Timeout(180)
class DrainFaultsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud = DrainCloud.start(time);
  private final FakeCluster cluster = cloud.cluster("c");
  private final FakeNode node = cluster.nodes().get(0);
  private final NodeKey key = NodeKey.of(node.workerId());
  private final Faults faults = cloud.kubernetes().faults();
  private final ConnectionPool connections = new ConnectionPool();
  private final ConcurrentLinkedQueue<Duration> limits = new ConcurrentLinkedQueue<>();
  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile String observed = "/nothing";
  private final ContainersClient client =
      TestClients.of(cloud, time)
          .httpClient(
              new OkHttpClient.Builder()
                  .connectionPool(connections)
                  .readTimeout(HOUR)
                  .addInterceptor(this::observe)
                  .build())
          .build();
  private final ClusterNodes nodes = ClusterNodes.of(client.kubernetes("c"), time);

  @AfterEach
  void close() {
    nodes.close();
    client.close();
    cloud.close();
    connections.evictAll();
  }

  private Response observe(Interceptor.Chain chain) throws IOException {
    String path = chain.request().url().encodedPath();
    if (path.startsWith("/api/v1/")) {
      limits.add(Duration.ofNanos(chain.call().timeout().timeoutNanos()));
    }
    Response response = chain.proceed(chain.request());
    if (path.endsWith(observed)) {
      answered.countDown();
    }
    return response;
  }

  /** The requests of a drain. */
  enum Request {
    NODES("/api/v1/nodes"),
    CORDON(""),
    PODS("/api/v1/pods"),
    EVICTION("/eviction");

    private final String path;

    Request(String path) {
      this.path = path;
    }
  }

  private String path(Request request) {
    return request == Request.CORDON ? "/" + node.name() : request.path;
  }

  private static final Fault PAGE =
      object("<html><body>Sign in</body></html>").contentType("text/html");

  private static final Map<String, Fault> FAULTS = faults();

  private static Map<String, Fault> faults() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    faults.put("429", status(429));
    faults.put("429 with a pause", status(429).retryAfter(7));
    faults.put("429 although done", Fault.errorAfterAction(429));
    faults.put("500", status(500));
    faults.put("500 although done", Fault.errorAfterAction(500));
    faults.put("502 with a page", Fault.htmlBadGateway());
    faults.put("503 with a pause", status(503).retryAfter(7));
    faults.put("409", status(409));
    faults.put("410", status(410));
    faults.put("closed", Fault.connectionReset());
    faults.put("closed although done", Fault.connectionResetAfterAction());
    faults.put("half a body", Fault.truncatedBody());
    faults.put("slow", Fault.slowBody(64, Duration.ofMillis(1)));
    faults.put("gzip that isn't", object("{}").header("Content-Encoding", "gzip"));
    faults.put("chunks that aren't", object("{}").header("Transfer-Encoding", "chunked"));
    faults.put("a page", PAGE);
    faults.put("no body", object(""));
    faults.put("half of an object", object("{\"kind\": "));
    faults.put("a list of nothing", object("[]"));
    return faults;
  }

  private static Fault object(String body) {
    return Fault.status(200).contentType("application/json").body(body);
  }

  private static Fault status(int code) {
    return Fault.status(code)
        .contentType("application/json")
        .body("{\"kind\": \"Status\", \"code\": " + code + "}");
  }

  private void runWeb() {
    cluster.pods().deploy(Workload.deployment("web", 2).onNode(node.name()));
  }

  private int evictions() {
    return (int)
        cloud.kubernetes().requests().stream()
            .filter(it -> it.path().endsWith("/eviction"))
            .count();
  }

  private void requireNothingInUse() {
    assertThat(connections.connectionCount()).isEqualTo(connections.idleConnectionCount());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#144 a drain overcomes a fault of any of its requests, and evicts each pod once")
  void overcome(Request request) {
    runWeb();
    FAULTS.forEach(
        (name, fault) -> {
          faults.onPath(path(request)).next(1, fault);
          nodes.drainNow(key, DrainOptions.standard().resumingEarlierDrain());
          assertThat(cluster.nodes().get(0).schedulable()).as(name).isFalse();
          assertThat(cluster.nodes().get(0).pods()).as(name).isEmpty();
          assertThat(evictions()).as(name).isBetween(2, 3);
          requireNothingInUse();
          assertThat(nodes.release(List.of(key))).as(name).containsExactly(key);
          cloud.clearRequests();
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A drain whose fault doesn't pass ends by its limit")
  void limited(Request request) {
    runWeb();
    FAULTS.forEach(
        (name, fault) -> {
          faults.onPath(path(request)).always(fault);
          Throwable failure =
              catchThrowable(() -> nodes.drainNow(key, DrainOptions.standard().withLimit(LIMIT)));
          if (failure == null) {
            assertThat(cluster.nodes().get(0).pods()).as(name).isEmpty();
          } else {
            assertThat(failure)
                .as(name)
                .isInstanceOf(DrainException.class)
                .hasMessageContaining("could not be drained within 10 s");
          }
          requireNothingInUse();
          faults.clear();
          nodes.drainNow(key, DrainOptions.standard().resumingEarlierDrain());
          nodes.release(List.of(key));
        });
  }

  @Test
  @DisplayName("#144 a node isn't reported as schedulable if a page answers the request")
  void notReleased() {
    nodes.drainNow(key, DrainOptions.standard().resumingEarlierDrain());
    faults.onPath("/" + node.name()).always(PAGE);
    assertThatThrownBy(() -> nodes.release(List.of(key)))
        .isInstanceOf(InvalidResponseException.class);
    faults.clear();
    assertThat(nodes.release(List.of(key))).containsExactly(key);
  }

  @Test
  @DisplayName("A list whose pages lead back to each other ends, and is no list")
  void endlessPages() {
    String page = "{\"metadata\": {\"continue\": \"%s\"}, \"items\": []}";
    faults.onPath("/api/v1/nodes").next(1, object(page.formatted("a")));
    faults.onPath("/api/v1/nodes").next(1, object(page.formatted("b")));
    faults.onPath("/api/v1/nodes").always(object(page.formatted("a")));
    assertThatThrownBy(nodes::list)
        .isInstanceOf(InvalidResponseException.class)
        .hasMessage("GET /api/v1/nodes returned a list without an end");
    assertThat(cloud.kubernetes().requests()).hasSize(3);
  }

  /** What ends a drain that waits for a response. */
  enum End {
    CANCELLATION,
    INTERRUPT,
    CLIENT_CLOSED
  }

  static Stream<Arguments> ends() {
    return Stream.of(Request.values())
        .flatMap(request -> Stream.of(End.values()).map(end -> Arguments.of(request, end)));
  }

  @ParameterizedTest
  @MethodSource("ends")
  @DisplayName("#114 a drain can be ended while a response comes byte by byte")
  void ended(Request request, End end) throws Exception {
    runWeb();
    faults.onPath(path(request)).next(1, Fault.slowBody(1, HOUR));
    observed = path(request);
    Cancellation cancellation = new Cancellation();
    DrainOptions options = DrainOptions.standard().cancelledBy(cancellation);
    FutureTask<Throwable> drain =
        new FutureTask<>(() -> catchThrowable(() -> nodes.drainNow(key, options)));
    Thread thread = new Thread(drain);
    thread.start();
    assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
    switch (end) {
      case CANCELLATION -> cancellation.cancel();
      case INTERRUPT -> thread.interrupt();
      case CLIENT_CLOSED -> client.close();
    }
    Throwable failure = drain.get(60, TimeUnit.SECONDS);
    if (end == End.CLIENT_CLOSED) {
      assertThat(failure).isInstanceOfAny(CallCanceledException.class, IllegalStateException.class);
    } else {
      assertThat(failure).isInstanceOf(CallCanceledException.class);
      assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
    }
    requireNothingInUse();
  }

  @Test
  @DisplayName("Requests of a drain may take what is left of its limit, and at least 10 seconds")
  void limitsOfRequests() {
    runWeb();
    faults.onPath("/eviction").always(status(429));
    Duration limit = Duration.ofMinutes(10);
    assertThatThrownBy(() -> nodes.drainNow(key, DrainOptions.standard().withLimit(limit)))
        .isInstanceOf(DrainException.class);
    List<Duration> seen = List.copyOf(limits);
    assertThat(seen.get(0)).isEqualTo(limit);
    assertThat(seen).allMatch(it -> it.compareTo(Duration.ofSeconds(10)) >= 0);
    assertThat(seen).contains(Duration.ofSeconds(10));
    assertThat(seen.subList(seen.size() - 2, seen.size()))
        .as("marking the node as schedulable")
        .containsOnly(Duration.ofMinutes(1));
  }
}
