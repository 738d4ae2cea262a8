package io.github.ibmcontainers.cluster.wait;

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
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.worker.WorkerPools;
import io.github.ibmcontainers.cluster.worker.Workers;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.fake.PromptSocketFactory;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
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

/** Every wait: reached, impossible, missing, timed out, cancelled. */
class WaitsTest {
  private static final String POOL =
      """
      {"id": "p1", "poolName": "default", "workerCount": 1, "lifecycle": {"actualState": "active"},
       "zones": [{"id": "us-south-1"}, {"id": "us-south-2"}]}""";

  private final MockWebServer server = new MockWebServer();
  private final ManualTime time = new ManualTime();
  private final long start = time.nanoTime();
  private final List<Progress> told = new ArrayList<>();

  /** The response to the nth request for the thing, from 1; the cluster itself is on VPC. */
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
    server.setServerSocketFactory(new PromptSocketFactory());
    server.start();
  }

  @AfterEach
  void end() {
    server.close();
  }

  /**
   * A wait.
   *
   * @param method the class and method
   * @param path the end of the path that is polled
   * @param waiting a response before the wanted state
   * @param reached a response in the wanted state
   * @param hopeless a response in a state that doesn't lead there
   * @param words what progress and exception say of that
   * @param gone whether the thing is to disappear
   * @param call the wait
   */
  record Wait(
      String method,
      String path,
      String waiting,
      String reached,
      String hopeless,
      String words,
      boolean gone,
      BiConsumer<ContainersClient, WaitOptions> call) {
    @Override
    public String toString() {
      return method + " (" + words + ")";
    }
  }

  static Stream<Wait> waits() {
    Version version = Version.parse("1.30.2").orElseThrow();
    return Stream.of(
        new Wait(
            "Clusters.awaitReady",
            "/getCluster",
            cluster("pending", "deploying", "Wait", "1.29.5"),
            cluster("warning", "deployed", "Ready", "1.29.5"),
            cluster("normal", "update_failed", "CAE007: cannot update now", "1.29.5"),
            "won't be ready; last state: normal, master update_failed, CAE007: cannot update now",
            false,
            (client, options) -> client.clusters().awaitReady("c", options)),
        new Wait(
            "Clusters.awaitReady",
            "/getCluster",
            cluster("deploying", "deploying", "Wait", "1.29.5"),
            cluster("normal", "deployed", "Ready", "1.29.5"),
            cluster("deleting", "deleting", "On request", "1.29.5"),
            "deleting, On request",
            false,
            (client, options) -> client.clusters().awaitReady("c", options)),
        new Wait(
            "Clusters.awaitVersion",
            "/getCluster",
            cluster("updating", "updating", "Wait", "1.29.5"),
            cluster("critical", "deployed", "Ready", "1.30.2_1550"),
            cluster("normal", "update_cancelled", "CAE007", "1.29.5"),
            "wanted: at version 1.30.2",
            false,
            (client, options) -> client.clusters().awaitVersion("c", version, options)),
        new Wait(
            "Clusters.awaitVersion",
            "/v1/clusters/c",
            flat("updating", "updating", "Wait", "1.29.5"),
            flat("normal", "deployed", "Ready", "1.31.0_1550"),
            flat("normal", "update_failed", "CAE007: cannot update now", "1.29.5"),
            "version 1.29.5, normal, master update_failed, CAE007: cannot update now",
            false,
            (client, options) ->
                client.clusters().preferring(ApiVersion.V1).awaitVersion("c", version, options)),
        new Wait(
            "Clusters.awaitDeleted",
            "/getCluster",
            cluster("deleting", "deleting", "Wait", "1.29.5"),
            cluster("deleted", "deleted", "Gone", "1.29.5"),
            cluster("delete_failed", "delete_failed", "In use", "1.29.5"),
            "won't be deleted; last state: delete_failed, In use",
            true,
            (client, options) -> client.clusters().awaitDeleted("c", options)),
        new Wait(
            "Clusters.awaitAddOnHealthy",
            "/getClusterAddons",
            addOn("pending", "Installing"),
            addOn("normal", "Addon Ready"),
            addOn("install_failed", "No worker nodes"),
            "add-on istio of cluster c",
            false,
            (client, options) -> client.clusters().awaitAddOnHealthy("c", "istio", options)),
        new Wait(
            "Workers.awaitReady",
            "/getWorkers",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2")
                + ","
                + worker("w2", "us-south-2", "deleting", "normal", "1.30.2")
                + "]",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2")
                + ","
                + worker("w2", "us-south-2", "deleted", "normal", "1.30.2")
                + "]",
            "[" + worker("w1", "us-south-1", "provision_failed", "", "1.30.2") + "]",
            "worker nodes of cluster c",
            false,
            (client, options) -> client.workers().awaitReady("c", options)),
        new Wait(
            "Workers.awaitVersion",
            "/getWorkers",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2_1600")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.29.5_1500")
                + "]",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2_1600")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.30.3_1610")
                + "]",
            "[" + worker("w1", "us-south-1", "reloading_failed", "", "1.29.5") + "]",
            "version 1.29.5, reloading_failed",
            false,
            (client, options) -> client.workers().awaitVersion("c", version, options)),
        new Wait(
            "Workers.awaitReady",
            "/getWorker",
            worker("w1", "us-south-1", "provisioning", "", ""),
            worker("w1", "us-south-1", "deployed", "normal", "1.29.5"),
            worker("w1", "us-south-1", "deleted", "normal", "1.29.5"),
            "worker node w1",
            false,
            (client, options) -> client.workers().awaitReady("c", "w1", options)),
        new Wait(
            "Workers.awaitVersion",
            "/getWorker",
            worker("w1", "us-south-1", "deployed", "normal", "1.29.5"),
            worker("w1", "us-south-1", "deployed", "normal", "1.30.2"),
            worker("w1", "us-south-1", "deleting", "normal", "1.29.5"),
            "wanted: at version 1.30.2",
            false,
            (client, options) -> client.workers().awaitVersion("c", "w1", version, options)),
        new Wait(
            "Workers.awaitRemoved",
            "/getWorker",
            worker("w1", "us-south-1", "deleting", "normal", "1.29.5"),
            worker("w1", "us-south-1", "deleted", "", "1.29.5"),
            worker("w1", "us-south-1", "delete_failed", "", "1.29.5"),
            "won't be deleted; last state: delete_failed",
            true,
            (client, options) -> client.workers().awaitRemoved("c", "w1", options)),
        new Wait(
            "WorkerPools.awaitReady",
            "/getWorkers",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.29.5")
                + ","
                + worker("w2", "us-south-1", "deployed", "normal", "1.29.5")
                + "]",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.29.5")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.29.5")
                + "]",
            "[" + worker("w1", "us-south-1", "deploy_failed", "", "1.29.5") + "]",
            "worker pool default of cluster c",
            false,
            (client, options) -> client.workerPools().awaitReady("c", "default", options)),
        new Wait(
            "WorkerPools.awaitVersion",
            "/getWorkers",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.29.5")
                + "]",
            "["
                + worker("w1", "us-south-1", "deployed", "normal", "1.30.2")
                + ","
                + worker("w2", "us-south-2", "deployed", "normal", "1.30.2")
                + "]",
            "[" + worker("w1", "us-south-1", "deploy_failed", "", "1.29.5") + "]",
            "version 1.29.5, deploy_failed",
            false,
            (client, options) ->
                client.workerPools().awaitVersion("c", "default", version, options)),
        new Wait(
            "WorkerPools.awaitRemoved",
            "/getWorkerPool",
            POOL.replace("active", "deleting"),
            POOL.replace("active", "deleted"),
            POOL.replace("active", "delete_failed"),
            "delete_failed",
            true,
            (client, options) -> client.workerPools().awaitRemoved("c", "default", options)),
        new Wait(
            "Satellite.awaitReadyForHosts",
            "/getController",
            location("provisioning", "Wait"),
            location("action required", "R0012: assign hosts"),
            location("deploy_failed", "R0001"),
            "wanted: ready for hosts",
            false,
            (client, options) -> client.satellite().awaitReadyForHosts("l", options)),
        new Wait(
            "Satellite.awaitReady",
            "/getController",
            location("action required", "R0012: assign hosts"),
            location("normal", "R0001: ready"),
            location("deleting", "On request"),
            "deleting, On request",
            false,
            (client, options) -> client.satellite().awaitReady("l", options)),
        new Wait(
            "Satellite.awaitHostAssigned",
            "/getHosts",
            host("unassigned", ""),
            host("assigned", "normal"),
            host("assigned", "reload-required"),
            "reload-required",
            false,
            (client, options) -> client.satellite().awaitHostAssigned("l", "h1", options)),
        new Wait(
            "Ingress.awaitHealthy",
            "/getStatus",
            "{\"status\": \"critical\", \"message\": \"ALB is down\"}",
            "{\"status\": \"healthy\"}",
            "{\"status\": \"disabled\", \"message\": \"Switched off\"}",
            "disabled, Switched off",
            false,
            (client, options) -> client.ingress().awaitHealthy("c", options)));
  }

  /** A cluster that v1 doesn't find is looked up by v2. */
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
    // AwaitReplacedTest has it: what is waited for is another worker node.
    methods.remove("Workers.awaitReplaced");
    assertThat(waits().map(Wait::method)).containsAll(methods);
  }

  @ParameterizedTest
  @MethodSource("waits")
  @DisplayName("Reached, in spite of failures in between; the first pause is short")
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
    Progress last = told.get(told.size() - 1);
    assertThat(last.reached()).isTrue();
    assertThat(last.failedPolls()).isEqualTo(1);
    assertThat(last.toString()).doesNotContain("wanted");
    assertThat(told.get(0).reached()).isFalse();
    assertThat(told.get(0).toString()).contains(", wanted: " + last.wanted() + ", 0 s (1 poll)");
  }

  @ParameterizedTest
  @MethodSource("waits")
  @DisplayName("#139 A state that leads nowhere, or deletion, ends the wait at once")
  void hopeless(Wait wait) {
    thing = request -> json(wait.hopeless());
    assertThatThrownBy(() -> run(wait, Duration.ofHours(1), new Cancellation()))
        .isInstanceOf(WaitFailedException.class)
        .hasMessageContaining(told.get(0).subject().substring(1))
        .satisfies(e -> assertThat(told.get(0) + "; " + e.getMessage()).contains(wait.words()));
    assertThat(elapsed()).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @MethodSource("waitsOfV2")
  @DisplayName("What was never there isn't looked for again; what is to be gone is gone")
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
  @DisplayName("What disappears while it is waited for ends the wait")
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
  @DisplayName("Timed out: the message has the wanted state, the last one, and the last failure")
  void timedOut(Wait wait) {
    thing = request -> request == 3 ? status(503) : json(wait.waiting());
    assertThatThrownBy(() -> run(wait, Duration.ofMinutes(2), new Cancellation()))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("Timed out after 2 min waiting for " + told(0).subject())
        .hasMessageContaining(" to be " + told(0).wanted())
        .hasMessageContaining("last state: " + told(0).state())
        .hasMessageContaining("1 failed")
        .hasMessageContaining("503");
    assertThat(elapsed()).isEqualTo(Duration.ofMinutes(2));
    assertThat(requests).isBetween(15, 25);
  }

  private Progress told(int index) {
    return told.get(index);
  }

  @ParameterizedTest
  @MethodSource("waits")
  @DisplayName("#78 Cancelled: no further request leaves")
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
        .hasMessageContaining("waiting for " + told(0).subject());
    assertThat(requests).isEqualTo(2);
  }

  @Test
  @DisplayName("#139 A deleted pool and a pool without a zone are never ready")
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
  @DisplayName("A location that was just created may be found late, but not for ever")
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
        WaitOptions.builder(limit).listener(told::add).cancellation(cancellation).build();
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

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).body("{\"code\": \"G0004\"}").build();
  }

  private static String cluster(String state, String master, String status, String version) {
    return """
        {"id": "c1", "name": "c", "provider": "vpc-gen2", "state": "%s", "masterKubeVersion": "%s",
         "lifecycle": {"masterState": "%s", "masterStatus": "%s"}}"""
        .formatted(state, version, master, status);
  }

  private static String flat(String state, String master, String status, String version) {
    return """
        {"id": "c1", "name": "c", "state": "%s", "masterKubeVersion": "%s", "masterState": "%s",
         "masterStatus": "%s"}"""
        .formatted(state, version, master, status);
  }

  private static String worker(
      String id, String zone, String state, String health, String version) {
    return """
        {"id": "%s", "poolName": "default", "poolID": "p1", "location": "%s",
         "lifecycle": {"actualState": "%s"}, "health": {"state": "%s"},
         "kubeVersion": {"actual": "%s"}}"""
        .formatted(id, zone, state, health, version);
  }

  private static String addOn(String state, String status) {
    return """
        [{"name": "istio", "version": "1.2", "healthState": "%s", "healthStatus": "%s",
          "vlan_spanning_required": false}]"""
        .formatted(state, status);
  }

  private static String location(String state, String message) {
    return """
        {"id": "l1", "name": "l", "state": "%s", "deployments": {"message": "%s"}}"""
        .formatted(state, message);
  }

  private static String host(String state, String health) {
    return """
        [{"id": "h1", "name": "host-1", "state": "%s", "health": {"status": "%s"}}]"""
        .formatted(state, health);
  }
}
