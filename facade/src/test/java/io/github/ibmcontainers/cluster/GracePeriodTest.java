package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.testing.CustomSleep;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests for a cluster that was just created and that the service doesn't find yet. */
class GracePeriodTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private volatile int failures = Integer.MAX_VALUE;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              if (request.getTarget().endsWith("/v1/clusters")) {
                return json(201, "{\"id\": \"c1\"}");
              }
              if (request.getMethod().equals("DELETE")) {
                return json("{}");
              }
              sent.add(request.getTarget());
              return sent.size() <= failures
                  ? json(404, "{\"code\": \"G0004\", \"description\": \"cluster not found\"}")
                  : json("{\"id\": \"c1\", \"name\": \"fresh\", \"provider\": \"classic\"}");
            }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Returns services that have just created the cluster. */
  private TestServices created(TimeSource source) {
    TestServices it = TestServices.of(server, Scope.builder().resourceGroup("rg1").build(), source);
    it.services()
        .clusters()
        .create(NewCluster.classic("fresh").dataCenter("dal10").flavor("b3c.4x16").build());
    sent.clear();
    return it;
  }

  @Test
  @DisplayName("The pauses double until the cluster is found")
  void pauses() {
    try (TestServices it = created(time)) {
      failures = 3;
      it.services().clusters().setAutoUpdate("fresh", true);
    }
    assertThat(time.sleeps())
        .containsExactly(SECOND, SECOND.multipliedBy(2), SECOND.multipliedBy(4));
    assertThat(sent).hasSize(4);
  }

  @Test
  @DisplayName("A 404 is retried until the cluster is 60 seconds old")
  void age() {
    try (TestServices it = created(time)) {
      time.advance(ClusterContext.GRACE_PERIOD.minus(SECOND));
      Clusters clusters = it.services().clusters();
      assertThatThrownBy(() -> clusters.setAutoUpdate("fresh", true))
          .isInstanceOf(NotFoundException.class);
      assertThat(time.sleeps()).containsExactly(SECOND);
      assertThat(sent).hasSize(2);
      assertThatThrownBy(() -> clusters.setAutoUpdate("fresh", true))
          .isInstanceOf(NotFoundException.class);
    }
    assertThat(sent).hasSize(3);
  }

  @Test
  @DisplayName("A 404 isn't retried if the pause would exceed the timeout of the call")
  void timeout() {
    RequestOptions options = RequestOptions.builder().timeout(Duration.ofSeconds(5)).build();
    try (TestServices it = created(time)) {
      Clusters clusters = it.services().clusters().with(options);
      assertThatThrownBy(() -> clusters.setAutoUpdate("fresh", true))
          .isInstanceOf(NotFoundException.class);
    }
    assertThat(time.sleeps()).containsExactly(SECOND, SECOND.multipliedBy(2));
  }

  @Test
  @DisplayName("A 404 after the deletion of a new cluster isn't retried, by ID or name")
  void deleted() {
    try (TestServices it = created(time)) {
      Clusters clusters = it.services().clusters();
      failures = 0;
      assertThat(clusters.get("fresh").id()).isEqualTo("c1");
      clusters.delete("fresh");
      failures = Integer.MAX_VALUE;
      sent.clear();
      assertThatThrownBy(() -> clusters.get("fresh")).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> clusters.get("c1")).isInstanceOf(NotFoundException.class);
    }
    assertThat(time.sleeps()).isEmpty();
    assertThat(sent).hasSize(2);
  }

  @Test
  @DisplayName("An interrupt during a pause ends the call and keeps the interrupt flag")
  void interrupt() throws Exception {
    TimeSource interrupting =
        new CustomSleep(
            time,
            (duration, until) -> {
              throw new InterruptedException();
            });
    try (TestServices it = created(interrupting)) {
      FailingCall call =
          FailingCall.start(() -> it.services().clusters().setAutoUpdate("fresh", true));
      assertThat(call.failure()).isInstanceOf(CallCanceledException.class);
      assertThat(call.interrupted()).isTrue();
    }
    assertThat(sent).hasSize(1);
  }

  @Test
  @DisplayName("A cancellation during a pause ends it, and no further request is sent")
  void cancellation() {
    Cancellation cancellation = new Cancellation();
    TimeSource canceling =
        new CustomSleep(
            time,
            (duration, until) -> {
              assertThat(until.getAsBoolean()).isFalse();
              cancellation.cancel();
              assertThat(until.getAsBoolean()).isTrue();
            });
    RequestOptions options = RequestOptions.builder().cancellation(cancellation).build();
    try (TestServices it = created(canceling)) {
      Clusters clusters = it.services().clusters().with(options);
      assertThatThrownBy(() -> clusters.setAutoUpdate("fresh", true))
          .isInstanceOf(CallCanceledException.class);
    }
    assertThat(sent).hasSize(1);
  }
}
