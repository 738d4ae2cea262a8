package io.github.ibmcontainers.cluster.wait;

import static io.github.ibmcontainers.cluster.wait.WaitCases.POOL;
import static io.github.ibmcontainers.cluster.wait.WaitCases.cluster;
import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.Clusters;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.ingress.Ingress;
import io.github.ibmcontainers.cluster.satellite.NewSatelliteLocation;
import io.github.ibmcontainers.cluster.satellite.Satellite;
import io.github.ibmcontainers.cluster.wait.WaitCases.Wait;
import io.github.ibmcontainers.cluster.worker.WorkerPools;
import io.github.ibmcontainers.cluster.worker.Workers;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wait: reached, failed, missing, timed out, canceled. */
class WaitsTest {
  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final long start = time.nanoTime();
  private final List<Progress> reported = new ArrayList<>();

  /** The response to the nth request for the resource, from 1; the cluster is on VPC. */
  private IntFunction<MockResponse> thing = request -> status(500);

  private String path = "";
  private MockResponse pool = json(POOL);
  private int requests;

  @BeforeEach
  void begin() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String asked = request.getUrl().encodedPath();
            if (asked.endsWith(path)) {
              requests++;
              return thing.apply(requests);
            }
            return asked.endsWith("/getWorkerPool")
                ? pool
                : json("{\"id\": \"c1\", \"name\": \"c\", \"provider\": \"vpc-gen2\"}");
          }
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.close();
  }

  static Stream<Wait> waits() {
    return WaitCases.all();
  }

  /** If v1 doesn't find a cluster, v2 looks it up. */
  static Stream<Wait> waitsOfV2() {
    return waits().filter(wait -> !wait.path().startsWith("/v1"));
  }

  @Test
  @DisplayName("Every await method of the groups is tested here")
  void complete() {
    TreeSet<String> methods = new TreeSet<>();
    for (Class<?> group :
        List.of(Clusters.class, Workers.class, WorkerPools.class, Satellite.class, Ingress.class)) {
      for (Method method : group.getMethods()) {
        if (method.getName().startsWith("await")) {
          methods.add(group.getSimpleName() + "." + method.getName());
        }
      }
    }
    // AwaitReplacedTest covers it: it waits for another worker node.
    methods.remove("Workers.awaitReplaced");
    assertThat(waits().map(Wait::method)).containsAll(methods);
  }

  @ParameterizedTest
  @MethodSource("waits")
  @DisplayName(
      "The target state is reached despite intermediate failures; the initial interval is short")
  void reached(Wait wait) {
    thing =
        request ->
            request == 1
                ? json(wait.waiting())
                : request == 2
                    ? status(502)
                    : elapsed().compareTo(Duration.ofSeconds(1)) < 0
                        ? json(wait.waiting())
                        : json(wait.reached());
    run(wait, Duration.ofMinutes(1), new Cancellation());
    assertThat(elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    Progress last = reported.get(reported.size() - 1);
    assertThat(last.reached()).isTrue();
    assertThat(last.failedPolls()).isEqualTo(1);
    assertThat(last.toString()).doesNotContain("wanted");
    assertThat(reported.get(0).reached()).isFalse();
    assertThat(reported.get(0).toString())
        .contains(", wanted: " + last.wanted() + ", 0 s (1 poll)");
  }

  @ParameterizedTest
  @MethodSource("waits")
  @DisplayName("#139 a failed state or a deletion ends the wait immediately")
  void hopeless(Wait wait) {
    thing = request -> json(wait.hopeless());
    assertThatThrownBy(() -> run(wait, Duration.ofHours(1), new Cancellation()))
        .isInstanceOf(WaitFailedException.class)
        .hasMessageContaining(reported.get(0).subject().substring(1))
        .satisfies(e -> assertThat(reported.get(0) + "; " + e.getMessage()).contains(wait.words()));
    assertThat(elapsed()).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @MethodSource("waitsOfV2")
  @DisplayName("A resource that never existed isn't polled again; a deletion wait succeeds")
  void missing(Wait wait) {
    thing = request -> wait.method().endsWith("HostAssigned") ? json("[]") : status(404);
    if (wait.gone()) {
      run(wait, Duration.ofHours(1), new Cancellation());
      assertThat(elapsed()).isEqualTo(Duration.ofMillis(500));
      return;
    }
    WaitFailedException failure =
        catchThrowableOfType(
            WaitFailedException.class, () -> run(wait, Duration.ofHours(1), new Cancellation()));
    assertThat(failure).hasMessageContaining("it doesn't exist");
    if (!wait.method().endsWith("HostAssigned")) {
      assertThat(failure).hasCauseInstanceOf(NotFoundException.class);
    }
    assertThat(elapsed()).isEqualTo(Duration.ZERO);
    assertThat(requests).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("waitsOfV2")
  @DisplayName("A resource that disappears during the wait ends it")
  void disappeared(Wait wait) {
    thing = request -> request <= 2 ? json(wait.waiting()) : status(404);
    if (wait.gone()) {
      run(wait, Duration.ofHours(1), new Cancellation());
    } else {
      assertThatThrownBy(() -> run(wait, Duration.ofHours(1), new Cancellation()))
          .isInstanceOf(WaitFailedException.class)
          .hasMessageContaining("it no longer exists");
    }
    assertThat(elapsed()).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @MethodSource("waits")
  @DisplayName("The timeout message contains the target state, the last state and the last failure")
  void timedOut(Wait wait) {
    thing = request -> request == 3 ? status(503) : json(wait.waiting());
    assertThatThrownBy(() -> run(wait, Duration.ofMinutes(2), new Cancellation()))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("Timed out after 2 min waiting for " + reported(0).subject())
        .hasMessageContaining(" to be " + reported(0).wanted())
        .hasMessageContaining("last state: " + reported(0).state())
        .hasMessageContaining("1 failed")
        .hasMessageContaining("503");
    assertThat(elapsed()).isEqualTo(Duration.ofMinutes(2));
    assertThat(requests).isBetween(15, 25);
  }

  private Progress reported(int index) {
    return reported.get(index);
  }

  @ParameterizedTest
  @MethodSource("waits")
  @DisplayName("#78 after a cancellation, no further request is sent")
  void cancelled(Wait wait) {
    Cancellation cancellation = new Cancellation();
    thing =
        request -> {
          if (request == 2) {
            cancellation.cancel();
          }
          return json(wait.waiting());
        };
    assertThatThrownBy(() -> run(wait, Duration.ofHours(1), cancellation))
        .isInstanceOf(WaitCanceledException.class)
        .hasMessageContaining("waiting for " + reported(0).subject());
    assertThat(requests).isEqualTo(2);
  }

  @Test
  @DisplayName("#139 a deleted pool and a pool without zones never become ready")
  void poolWithoutWorkers() {
    path = "/getWorkers";
    thing = request -> json("[]");
    for (String state : List.of("deleted", "deleting")) {
      pool =
          json(
              """
              {"id": "p1", "poolName": "default", "workerCount": 1, "zones": [],
               "lifecycle": {"desiredState": "deleted", "actualState": "%s"}}"""
                  .formatted(state));
      assertThatThrownBy(this::awaitPool)
          .isInstanceOf(WaitFailedException.class)
          .hasMessageContaining(state)
          .hasMessageContaining("the pool is removed");
    }
    pool = json("{\"id\": \"p1\", \"poolName\": \"default\", \"workerCount\": 1, \"zones\": []}");
    assertThatThrownBy(this::awaitPool)
        .isInstanceOf(WaitFailedException.class)
        .hasMessageContaining("the pool has no zone");
  }

  private void awaitPool() {
    try (ContainersClient client = client()) {
      client.workerPools().awaitReady("c", "default", Duration.ofHours(1));
    }
  }

  @Test
  @DisplayName("A location that was just created may be found late, but only for a limited time")
  void late() {
    path = "/getController";
    thing = request -> status(404);
    try (ContainersClient client = client()) {
      client
          .satellite()
          .createLocation(
              NewSatelliteLocation.named("l")
                  .managedFrom("wdc")
                  .zone("z1")
                  .zone("z2")
                  .zone("z3")
                  .build());
      assertThatThrownBy(() -> client.satellite().awaitReady("l", options(new Cancellation())))
          .isInstanceOf(WaitFailedException.class)
          .hasMessageContaining("it doesn't exist");
      assertThat(elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(71));
    }
  }

  @Test
  @DisplayName("A cluster that was just created may be found late")
  void lateCluster() {
    path = "/getCluster";
    thing =
        request ->
            elapsed().compareTo(Duration.ofSeconds(20)) < 0
                ? status(404)
                : json(cluster("normal", "deployed", "Ready", "1.29.5"));
    try (ContainersClient client = client()) {
      Clusters clusters = client.with(scope -> scope.resourceGroup("rg1")).clusters();
      clusters.create(NewCluster.classic("c").dataCenter("dal10").flavor("b3c.4x16").build());
      assertThat(clusters.awaitReady("c", options(new Cancellation())).id()).isEqualTo("c1");
      assertThat(elapsed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
    }
  }

  private WaitOptions options(Cancellation cancellation) {
    return WaitOptions.builder(Duration.ofHours(1)).cancellation(cancellation).build();
  }

  private void run(Wait wait, Duration limit, Cancellation cancellation) {
    path = wait.path();
    WaitOptions options =
        WaitOptions.builder(limit).listener(reported::add).cancellation(cancellation).build();
    try (ContainersClient client = client()) {
      wait.call().accept(client, options);
    }
  }

  private ContainersClient client() {
    return TestClients.of(server, time).retryPolicy(RetryPolicy.none()).build();
  }

  private Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - start);
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).body("{\"code\": \"G0004\"}").build();
  }
}
