package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.Progress;
import io.github.ibmcontainers.cluster.wait.WaitCanceledException;
import io.github.ibmcontainers.cluster.wait.WaitFailedException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.wait.WaitTimeoutException;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Waits of many minutes, in simulated time. */
class WaiterTest {
  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final long start = time.nanoTime();
  private final List<Progress> reported = new ArrayList<>();
  private Function<RecordedRequest, MockResponse> answer = request -> json(500, "{}");

  @BeforeEach
  void begin() throws IOException {
    server.setDispatcher(Responses.to(request -> answer.apply(request)));
    server.start();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static MockResponse cluster(String state, String master, String status) {
    return json(
        200,
        """
        {"id": "c1", "name": "mycluster", "provider": "vpc-gen2", "state": "%s", "status": "%s",
         "masterKubeVersion": "1.29.5_1539", "lifecycle": {"masterState": "%s"}}"""
            .formatted(state, status, master));
  }

  private Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - start);
  }

  private WaitOptions options(Duration limit) {
    return WaitOptions.builder(limit).listener(reported::add).build();
  }

  private TestServices services() {
    return TestServices.of(server, Scope.none(), time, RetryPolicy.standard(), Stream::empty);
  }

  @Test
  @DisplayName("A 40-minute wait with 5 % failed responses succeeds in little real time")
  void fortyMinutes() {
    Random random = new Random(7);
    int[] faults = {0};
    answer =
        request -> {
          if (random.nextInt(100) < 5) {
            faults[0]++;
            return switch (faults[0] % 5) {
              case 0 -> json(500, "{\"code\": \"G0002\"}");
              case 1 -> json(502, "<html>bad gateway</html>");
              case 2 -> json(404, "{\"code\": \"G0004\"}");
              case 3 -> json(200, "{\"id\": ");
              default ->
                  new MockResponse.Builder()
                      .onResponseStart(new SocketEffect.CloseSocket())
                      .build();
            };
          }
          if (elapsed().toMinutes() < 25) {
            return cluster("deploying", "deploying", "Deploy in progress");
          }
          if (elapsed().toMinutes() < 40) {
            return cluster("pending", "deployed", "Workers are being provisioned");
          }
          return cluster("normal", "deployed", "All workers are normal");
        };
    long realStart = System.nanoTime();
    Cluster ready;
    try (TestServices it = services()) {
      ready = it.services().clusters().awaitReady("mycluster", options(Duration.ofHours(1)));
    }
    assertThat(ready.state()).isEqualTo(ClusterState.NORMAL);
    assertThat(elapsed()).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(42));
    assertThat(Duration.ofNanos(System.nanoTime() - realStart)).isLessThan(Duration.ofMinutes(1));
    assertThat(faults[0]).isGreaterThan(0);
    Progress last = reported.get(reported.size() - 1);
    assertThat(last.failedPolls()).isGreaterThan(0);
    assertThat(last.polls()).isEqualTo(reported.size());
    assertThat(reported.stream().filter(Progress::changed).map(Progress::state))
        .containsExactly("deploying", "pending", "normal");
    assertThat(last.toString())
        .startsWith("cluster mycluster: normal, All workers are normal, 40 min");
  }

  @Test
  @DisplayName("#77 polling intervals grow from the initial to the maximum interval")
  void pauses() {
    answer = request -> cluster("deploying", "deploying", "");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      WaitOptions options =
          WaitOptions.builder(Duration.ofMinutes(3))
              .pauses(Duration.ofSeconds(4), Duration.ofSeconds(30))
              .build();
      assertThatThrownBy(() -> clusters.awaitReady("mycluster", options))
          .isInstanceOf(WaitTimeoutException.class);
    }
    assertThat(time.sleeps().subList(0, 7))
        .containsExactly(
            Duration.ofSeconds(4),
            Duration.ofSeconds(6),
            Duration.ofSeconds(9),
            Duration.ofMillis(13500),
            Duration.ofMillis(20250),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));
    assertThat(elapsed()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  @DisplayName("A timeout exception contains the last state, its message and the poll counts")
  void timeout() {
    answer = request -> cluster("pending", "deployed", "Waiting for a VLAN");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      assertThatThrownBy(() -> clusters.awaitReady("mycluster", Duration.ofMinutes(2)))
          .isInstanceOfSatisfying(
              WaitTimeoutException.class,
              e -> {
                assertThat(e).hasMessageContaining("2 min");
                assertThat(e).hasMessageContaining("pending");
                assertThat(e).hasMessageContaining("Waiting for a VLAN");
                assertThat(e.progress().state()).isEqualTo("pending");
                assertThat(e.progress().polls()).isGreaterThan(4);
              });
    }
  }

  @Test
  @DisplayName("A failed state ends the wait immediately")
  void failure() {
    answer = request -> cluster("deploy_failed", "deploy_failed", "No capacity");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      assertThatThrownBy(() -> clusters.awaitReady("mycluster", Duration.ofHours(1)))
          .isInstanceOf(WaitFailedException.class)
          .hasMessageContaining("deploy_failed")
          .hasMessageContaining("No capacity");
    }
    assertThat(elapsed()).isEqualTo(Duration.ZERO);
  }

  @Test
  @DisplayName("#52 a rejection isn't a transient failure: it ends the wait immediately")
  void rejection() {
    answer = request -> json(403, "{\"code\": \"A0001\"}");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      assertThatThrownBy(() -> clusters.awaitReady("mycluster", Duration.ofHours(1)))
          .isInstanceOf(ForbiddenException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "With failures only, the wait ends after the tolerated number and reports the last one")
  void onlyErrors() {
    answer = request -> json(500, "{\"code\": \"G0002\", \"incidentID\": \"i-7\"}");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      WaitOptions options = WaitOptions.builder(Duration.ofHours(9)).toleratedFailures(4).build();
      assertThatThrownBy(() -> clusters.awaitReady("mycluster", options))
          .isInstanceOf(WaitFailedException.class)
          .hasMessageContaining("5 consecutive polls failed")
          .hasMessageContaining("i-7");
    }
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  @Test
  @DisplayName("#78 a cancellation ends the wait, and no further request is sent")
  void cancellation() {
    Cancellation cancellation = new Cancellation();
    answer = request -> cluster("deploying", "deploying", "");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      WaitOptions options =
          WaitOptions.builder(Duration.ofHours(1))
              .cancellation(cancellation)
              .listener(
                  progress -> {
                    if (progress.polls() == 3) {
                      cancellation.cancel();
                    }
                  })
              .build();
      assertThatThrownBy(() -> clusters.awaitReady("mycluster", options))
          .isInstanceOfSatisfying(
              WaitCanceledException.class, e -> assertThat(e.progress().polls()).isEqualTo(3));
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  @DisplayName("#78 an interrupt ends the wait and keeps the interrupt flag")
  void interrupt() throws Exception {
    answer = request -> cluster("deploying", "deploying", "");
    WaitOptions interrupting =
        WaitOptions.builder(Duration.ofHours(1))
            .listener(progress -> Thread.currentThread().interrupt())
            .build();
    try (TestServices it = services()) {
      FailingCall waiting =
          FailingCall.start(() -> it.services().clusters().awaitReady("mycluster", interrupting));
      assertThat(waiting.failure()).isInstanceOf(WaitCanceledException.class);
      assertThat(waiting.interrupted()).isTrue();
    }
  }

  @Test
  @DisplayName("Deletion: a single 404 is treated as transient, two in a row as deleted")
  void deletion() {
    int[] looks = {0};
    answer =
        request ->
            switch (looks[0]++) {
              case 0, 2 -> cluster("deleting", "deleting", "Deleting");
              default -> json(404, "{\"code\": \"G0004\"}");
            };
    try (TestServices it = services()) {
      it.services().clusters().awaitDeleted("mycluster", options(Duration.ofHours(1)));
    }
    assertThat(reported.stream().filter(Progress::changed).map(Progress::state))
        .containsExactly("deleting", "not found", "deleting", "not found");
  }

  @Test
  @DisplayName("A single 404 counts as a failed poll, two in a row end the wait for a state")
  void disappears() {
    int[] polls = {0};
    answer =
        request ->
            switch (polls[0]++) {
              case 0, 2 -> cluster("deploying", "deploying", "");
              default -> json(404, "{\"code\": \"G0004\"}");
            };
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      WaitOptions options = options(Duration.ofHours(1));
      assertThatThrownBy(() -> clusters.awaitReady("mycluster", options))
          .isInstanceOf(WaitFailedException.class)
          .hasMessageContaining("it no longer exists");
    }
    assertThat(reported).extracting(Progress::failedPolls).containsExactly(0, 1, 1, 2, 3);
  }

  @Test
  @DisplayName("A failed deletion ends the wait")
  void deletionFails() {
    answer = request -> cluster("delete_failed", "delete_failed", "In use");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      assertThatThrownBy(() -> clusters.awaitDeleted("mycluster", Duration.ofHours(1)))
          .isInstanceOf(WaitFailedException.class)
          .hasMessageContaining("In use");
    }
  }

  @Test
  @DisplayName("Workers: progress counts ready workers, and a pool is awaited up to its size")
  void workers() {
    int[] looks = {0};
    answer =
        request -> {
          String path = request.getUrl().encodedPath();
          if (path.endsWith("/getCluster")) {
            return cluster("normal", "deployed", "");
          }
          if (path.endsWith("/getWorkerPool")) {
            return json(
                200,
                """
                {"id": "p1", "poolName": "default", "workerCount": 2, "zones": [{"id": "z1"}]}""");
          }
          looks[0]++;
          return switch (looks[0]) {
            case 1 -> json(200, "[" + worker("w1", "provisioning", "") + "]");
            case 2 ->
                json(
                    200,
                    "["
                        + worker("w1", "deployed", "normal")
                        + ","
                        + worker("w2", "deploying", "")
                        + "]");
            default ->
                json(
                    200,
                    "["
                        + worker("w1", "deployed", "normal")
                        + ","
                        + worker("w2", "deployed", "normal")
                        + "]");
          };
        };
    try (TestServices it = services()) {
      List<Worker> ready =
          it.services()
              .workerPools()
              .awaitReady(
                  "mycluster",
                  "default",
                  options(Duration.ofHours(1)).toBuilder()
                      .pauses(Duration.ofSeconds(5), Duration.ofSeconds(30))
                      .build());
      assertThat(ready).hasSize(2).allMatch(Worker::isReady);
    }
    assertThat(reported.stream().map(progress -> progress.done() + " of " + progress.total()))
        .containsExactly("0 of 2", "1 of 2", "2 of 2");
    assertThat(reported.get(1))
        .hasToString(
            "worker pool default of cluster mycluster: deploying, 1 of 2, wanted: ready, 5 s (2 polls)");
  }

  private static String worker(String id, String state, String health) {
    return """
        {"id": "%s", "poolName": "default", "poolID": "p1", "lifecycle": {"actualState": "%s"},
         "health": {"state": "%s"}}"""
        .formatted(id, state, health);
  }
}
