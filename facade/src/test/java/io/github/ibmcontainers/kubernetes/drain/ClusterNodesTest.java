package io.github.ibmcontainers.kubernetes.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.Drain;
import io.github.ibmcontainers.cluster.maintenance.DrainException;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.DrainState;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.fake.FakeCluster;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesApiException;
import io.github.ibmcontainers.testing.CustomSleep;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Draining nodes through an API server that enforces disruption budgets. */
class ClusterNodesTest {
  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud = DrainCloud.start(time);
  private final ContainersClient client = TestClients.of(cloud, time).build();
  private final FakeCluster cluster = cloud.cluster("c");
  private final KubernetesAccess access = client.kubernetes("c");
  private final ClusterNodes nodes = ClusterNodes.of(access, time);
  private final FakeNode node = cluster.nodes().get(0);
  private final NodeKey key = NodeKey.of(node.workerId());

  @AfterEach
  void close() {
    nodes.close();
    client.close();
    cloud.close();
  }

  private FakeNode now() {
    return cluster.nodes().get(0);
  }

  private List<String> sent(String method) {
    return cloud.requests().stream()
        .filter(call -> call.service() == Service.KUBERNETES && call.method().equals(method))
        .map(RecordedCall::path)
        .toList();
  }

  @Test
  @DisplayName("A node is found by its worker's ID, or by its address if it lacks that label")
  void found() {
    assertThat(nodes.list()).hasSize(2).allMatch(Node::ready).allMatch(Node::schedulable);
    assertThat(nodes.find(key)).map(Node::name).contains(node.name());
    assertThat(nodes.find(new NodeKey("another", Optional.of(node.name())))).isEmpty();
    assertThat(
            new Node(node.name(), Optional.empty(), List.of(), true, false, true)
                .is(new NodeKey("w", Optional.of(node.name()))))
        .isTrue();
    assertThat(nodes.find(NodeKey.of("none"))).isEmpty();
  }

  @Test
  @DisplayName(
      "A drain evicts pods that can start elsewhere; mirror, daemon and finished pods stay")
  void drains() {
    Workload web = Workload.deployment("web", 4);
    cluster
        .pods()
        .deploy(web)
        .deploy(Workload.daemonSet("agent").inNamespace("tools"))
        .deploy(Workload.mirrorPod("proxy", node.name()).inNamespace("kube-system"))
        .deploy(Workload.finishedPod("job").onNode(node.name()))
        .terminationDuration(Duration.ofSeconds(10));
    int evictable = (int) now().pods().stream().filter(pod -> pod.contains("web")).count();

    nodes.drainNow(key, DrainOptions.standard());

    assertThat(now().schedulable()).isFalse();
    assertThat(now().pods()).hasSize(3).noneMatch(pod -> pod.contains("web"));
    assertThat(sent("POST")).hasSize(evictable).allMatch(path -> path.endsWith("/eviction"));
    assertThat(sent("PATCH")).containsExactly("/api/v1/nodes/" + node.name());
    assertThat(cluster.pods().ready(web)).isEqualTo(4);
    assertThat(time.sleeps()).isNotEmpty();
  }

  @Test
  @DisplayName(
      "An eviction rejected by a budget is retried with backoff, and the state names the budget")
  void obeysBudgets() {
    Workload web = Workload.deployment("web", 1).onNode(node.name());
    cluster.pods().deploy(web).budget("web-budget", web, 0).refuseEvictions("web-budget", 2);
    Drain drain = nodes.drain(key, DrainOptions.standard());

    DrainState first = drain.advance();
    DrainState tooEarly = drain.advance();

    assertThat(first.isDone()).isFalse();
    assertThat(first.podsLeft()).isEqualTo(1);
    assertThat(first.blockers()).singleElement().asString().contains("default/web", "budget");
    assertThat(tooEarly).isEqualTo(first);
    assertThat(sent("POST")).hasSize(1);

    for (int i = 0; i < 30 && !drain.advance().isDone(); i++) {
      time.advance(Duration.ofSeconds(5));
    }
    assertThat(drain.advance().isDone()).isTrue();
    assertThat(sent("POST")).hasSize(3);
    assertThat(cluster.disruptions().refusedEvictions()).isEqualTo(2);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
  }

  @Test
  @DisplayName("A drain that exceeds its limit fails, names the budget, and uncordons the node")
  void limited() {
    Workload web = Workload.deployment("web", 1);
    cluster.pods().deploy(web).budget("keep-web", web, 1);
    NodeKey busy =
        NodeKey.of(
            cluster.nodes().stream()
                .filter(it -> !it.pods().isEmpty())
                .findFirst()
                .orElseThrow()
                .workerId());

    assertThatThrownBy(
            () -> nodes.drainNow(busy, DrainOptions.standard().withLimit(Duration.ofMinutes(2))))
        .isInstanceOfSatisfying(DrainException.class, e -> assertThat(e.blockers()).hasSize(1))
        .hasMessageContaining(busy.workerId())
        .hasMessageContaining("within 2 min")
        .hasMessageContaining("keep-web")
        .hasMessageContaining("default/web");
    assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
    assertThat(cluster.pods().ready(web)).isEqualTo(1);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
  }

  @Test
  @DisplayName("Bare pods and local data are evicted only if allowed; otherwise nothing changes")
  void careful() {
    cluster
        .pods()
        .deploy(Workload.barePod("alone").onNode(node.name()))
        .deploy(Workload.deployment("scratch", 1).onNode(node.name()).withEmptyDir());

    assertThatThrownBy(() -> nodes.drainNow(key, DrainOptions.standard()))
        .isInstanceOf(DrainException.class)
        .hasMessageContaining("default/alone has no controller")
        .hasMessageContaining("has local data");
    assertThatThrownBy(() -> nodes.drainNow(key, DrainOptions.standard().allowingBarePods()))
        .isInstanceOf(DrainException.class)
        .hasMessageContaining("has local data")
        .hasMessageNotContaining("alone");
    assertThat(sent("PATCH")).isEmpty();
    assertThat(sent("POST")).isEmpty();

    nodes.drainNow(
        key,
        DrainOptions.standard()
            .allowingBarePods()
            .allowingLocalData()
            .withGracePeriod(Duration.ofSeconds(5)));
    assertThat(now().pods()).isEmpty();
    assertThat(
            cloud.requests().stream()
                .filter(call -> call.path().endsWith("/alone/eviction"))
                .map(RecordedCall::body))
        .singleElement()
        .asString()
        .contains("\"policy/v1\"", "\"Eviction\"", "\"gracePeriodSeconds\":5");
  }

  @Test
  @DisplayName("Transient failures of the API server don't end a drain; rejections do")
  void transientFailures() {
    cluster.pods().deploy(Workload.deployment("web", 2));
    cloud.kubernetes().faults().next(3, Fault.status(503));
    nodes.drainNow(key, DrainOptions.standard());
    assertThat(now().schedulable()).isFalse();

    NodeKey other = NodeKey.of(cluster.nodes().get(1).workerId());
    cloud.kubernetes().faults().next(1, Fault.status(403));
    assertThatThrownBy(() -> nodes.drainNow(other, DrainOptions.standard()))
        .isInstanceOf(KubernetesApiException.Forbidden.class);
    assertThat(cluster.nodes().get(1).schedulable()).isTrue();
  }

  @Test
  @DisplayName(
      "A node that was already unschedulable stays so, and a nonexistent node counts as drained")
  void keepsExistingCordons() {
    nodes.drainNow(key, DrainOptions.standard());
    Drain again = nodes.drain(key, DrainOptions.standard());
    assertThat(again.advance().isDone()).isTrue();
    assertThat(again.isCordoned()).isFalse();
    again.uncordon();
    assertThat(now().schedulable()).isFalse();

    Drain none = nodes.drain(NodeKey.of("none"), DrainOptions.standard());
    assertThat(none.advance()).hasToString("drained");
    assertThat(none.isCordoned()).isFalse();
  }

  @Test
  @DisplayName(
      "Nodes left by a killed drain are resumed or released; those cordoned by others aren't")
  void leftovers() {
    NodeKey other = NodeKey.of(cluster.nodes().get(1).workerId());
    DrainOptions resumable = DrainOptions.standard().resumingEarlierDrain();
    nodes.drainNow(key, resumable);
    setUnschedulable(cluster.nodes().get(1).name());

    Drain resumed = nodes.drain(other, resumable);
    resumed.advance();
    assertThat(resumed.isCordoned()).isFalse();
    cloud.kubernetes().faults().next(2, Fault.status(503));
    assertThat(nodes.release(List.of(key, other))).containsExactly(key);
    assertThat(now().schedulable()).isTrue();
    assertThat(cluster.nodes().get(1).schedulable()).isFalse();
    assertThat(nodes.release(List.of(key, other))).isEmpty();

    nodes.drainNow(key, resumable);
    Drain again = nodes.drain(key, resumable);
    again.advance();
    assertThat(again.isCordoned()).isTrue();
    again.uncordon();
    assertThat(now().schedulable()).isTrue();

    nodes.drainNow(key, DrainOptions.standard());
    assertThat(nodes.release(List.of(key))).as("drained for good").isEmpty();
    assertThat(now().schedulable()).isFalse();
  }

  /** Cordons a node as "kubectl cordon" does. */
  private void setUnschedulable(String name) {
    RequestBody body =
        RequestBody.create(
            "{\"spec\":{\"unschedulable\":true}}",
            MediaType.get("application/strategic-merge-patch+json"));
    access
        .execute(
            access.call(
                new Request.Builder().url(access.url("/api/v1/nodes/" + name)).patch(body).build()))
        .close();
  }

  @Test
  @DisplayName("An interrupt ends a drain and uncordons the node")
  void interrupted() {
    Workload web = Workload.deployment("web", 1).onNode(node.name());
    cluster.pods().deploy(web).budget("web", web, 1);
    TimeSource interrupting =
        new CustomSleep(
            time,
            (duration, until) -> {
              throw new InterruptedException();
            });

    try (ClusterNodes other = ClusterNodes.of(client.kubernetes("c"), interrupting)) {
      assertThatThrownBy(() -> other.drainNow(key, DrainOptions.standard()))
          .isInstanceOf(CallCanceledException.class);
    }

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sent("PATCH")).hasSize(2);
    assertThat(now().schedulable()).isTrue();
  }

  @Test
  @DisplayName("Invalid options are rejected")
  void checked() {
    assertThatThrownBy(() -> DrainOptions.standard().withLimit(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DrainOptions.standard().withGracePeriod(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NodeKey.of(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
