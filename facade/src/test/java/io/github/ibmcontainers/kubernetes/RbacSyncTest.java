package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.testing.CustomSleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Synchronizing a user's roles with a cluster, against the fake cloud. */
class RbacSyncTest {
  @Test
  @DisplayName("#99 role synchronization is polled with backoff until it has finished")
  void waitsForRbac() {
    try (TestCloud test =
            new TestCloud(
                builder -> builder.lifeCycle(LifeCycleTimes.all(Duration.ofSeconds(20))));
        KubernetesAccess access = test.connect("mycluster")) {
      assertThat(test.time.sleeps())
          .containsExactly(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4),
              Duration.ofSeconds(8),
              Duration.ofSeconds(16));
      try (Response response = access.execute(access.get("/api/v1/namespaces"))) {
        assertThat(response.code()).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("#99 a failed and a timed-out synchronization are distinguished, with their reasons")
  void rbacFailures() {
    try (TestCloud test =
        new TestCloud(builder -> builder.lifeCycle(LifeCycleTimes.all(Duration.ofMinutes(30))))) {
      KubernetesOptions options =
          KubernetesOptions.builder().rbacTimeout(Duration.ofSeconds(10)).build();
      long start = test.time.nanoTime();
      assertThatThrownBy(() -> test.service().connect("mycluster", options))
          .isInstanceOfSatisfying(RbacSyncException.class, e -> assertThat(e.timedOut()).isTrue())
          .hasMessageContaining("RBAC sync timeout")
          .hasMessageContaining("10 s");
      assertThat(Duration.ofNanos(test.time.nanoTime() - start)).isEqualTo(Duration.ofSeconds(10));

      test.cloud.cluster("mycluster").failRbacSync();
      assertThatThrownBy(() -> test.connect("mycluster"))
          .isInstanceOfSatisfying(RbacSyncException.class, e -> assertThat(e.timedOut()).isFalse())
          .hasMessageContaining("RBAC sync failed");
      assertThat(test.calls(Service.KUBERNETES)).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "#99 503 and 404 of a new cluster are retried for a while; a permanent failure isn't")
  void youngClusters() {
    try (TestCloud test = new TestCloud()) {
      test.cloud
          .containers()
          .faults()
          .onOperation("ApplyRBACAndGetKubeconfig")
          .next(2, Fault.status(503))
          .onOperation("ApplyRBACAndGetKubeconfig")
          .next(1, Fault.status(404));
      try (KubernetesAccess access = test.connect("mycluster")) {
        assertThat(access.version().minor()).isEqualTo("30");
      }
      test.cloud
          .containers()
          .faults()
          .onOperation("ApplyRBACAndGetKubeconfig")
          .next(1, Fault.status(403));
      int before = test.time.sleeps().size();
      assertThatThrownBy(() -> test.connect("mycluster"))
          .isInstanceOf(io.github.ibmcontainers.error.ForbiddenException.class);
      assertThat(test.time.sleeps()).hasSize(before);
    }
  }

  @Test
  @DisplayName("#99 a cluster that the service doesn't know yet is asked for again with backoff")
  void unknownYet() {
    try (TestCloud test =
        new TestCloud(builder -> builder.lifeCycle(LifeCycleTimes.all(Duration.ZERO)))) {
      test.cloud
          .containers()
          .faults()
          .onOperation("ApplyRBACAndGetKubeconfig")
          .next(3, Fault.status(404));
      test.connect("mycluster").close();
      assertThat(test.time.sleeps())
          .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }
  }

  @Test
  @DisplayName("#99 canceling ends the pause between two requests for the status")
  void canceled() {
    try (FakeIbmCloud cloud =
        FakeIbmCloud.builder()
            .lifeCycle(LifeCycleTimes.all(Duration.ofMinutes(30)))
            .cluster(ClusterSpec.vpc("slow"))
            .start()) {
      Cancellation cancellation = new Cancellation();
      List<Boolean> ended = new ArrayList<>();
      TimeSource time =
          new CustomSleep(
              TimeSource.system(),
              (duration, until) -> {
                cancellation.cancel();
                ended.add(until.getAsBoolean());
              });
      KubernetesOptions options =
          KubernetesOptions.builder()
              .requests(RequestOptions.builder().cancellation(cancellation).build())
              .build();
      try (ContainersClient client = TestClients.of(cloud).time(time).build()) {
        assertThatThrownBy(() -> client.kubernetes("slow", options))
            .isInstanceOf(CallCanceledException.class);
      }
      assertThat(ended).containsExactly(true);
    }
  }
}
