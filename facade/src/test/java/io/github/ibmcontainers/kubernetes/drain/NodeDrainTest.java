package io.github.ibmcontainers.kubernetes.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.Drain;
import io.github.ibmcontainers.cluster.maintenance.DrainException;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.DrainState;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.fake.FakeCluster;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.Faults;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.kubernetes.KubernetesApiException;
import io.github.ibmcontainers.testing.CustomSleep;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a drain: limits, pauses between evictions, requests, and the node afterwards. */
@Timeout(120)
class NodeDrainTest {
  private static final String NODES = "/api/v1/nodes";
  private static final String PODS = "/api/v1/pods";
  private static final String BUDGET =
      """
      {"kind": "Status", "code": 429, "reason": "TooManyRequests",
       "message": "Cannot evict pod as it would violate the pod's disruption budget.",
       "details": {"retryAfterSeconds": %s, "causes": [
         {"reason": "DisruptionBudget", "message": "The budget web needs 1 healthy pods."}]}}
      """;

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud = DrainCloud.start(time);
  private final ContainersClient client = TestClients.of(cloud, time).build();
  private final FakeCluster cluster = cloud.cluster("c");
  private final ClusterNodes nodes = ClusterNodes.of(client.kubernetes("c"), time);
  private final Faults faults = cloud.kubernetes().faults();
  private final FakeNode node = cluster.nodes().get(0);
  private final NodeKey key = NodeKey.of(node.workerId());
  private final NodeKey otherKey = NodeKey.of(cluster.nodes().get(1).workerId());

  @AfterEach
  void close() {
    nodes.close();
    client.close();
    cloud.close();
  }

  private Drain drain() {
    return nodes.drain(key, DrainOptions.standard());
  }

  private List<RecordedCall> sent(String method, String end) {
    return cloud.kubernetes().requests().stream()
        .filter(call -> call.method().equals(method) && call.path().endsWith(end))
        .toList();
  }

  private int evictions() {
    return sent("POST", "/eviction").size();
  }

  private static Fault json(String body) {
    return Fault.status(200).contentType("application/json").body(body);
  }

  private static Fault refusal(String body) {
    return Fault.status(429).contentType("application/json").body(body);
  }

  /** Runs a pod on the node that nothing but its deletion ends. */
  private void runWeb() {
    cluster.pods().deploy(Workload.deployment("web", 1).onNode(node.name()));
  }

  private void listPods(String... pods) {
    faults.onPath(PODS).always(json("{\"items\": [" + String.join(",", pods) + "]}"));
  }

  @Test
  @DisplayName("A drain fails when its limit is reached, counted from its first step")
  void limitIsReached() {
    runWeb();
    faults.onPath("/eviction").always(refusal(BUDGET.formatted(0)));
    Drain drain = nodes.drain(key, DrainOptions.standard().withLimit(Duration.ofMinutes(10)));
    time.advance(Duration.ofMinutes(20));
    assertThat(drain.advance().isDone()).isFalse();
    time.advance(Duration.ofMinutes(10).minusNanos(1));
    assertThat(drain.advance().isDone()).isFalse();
    time.advance(Duration.ofNanos(1));
    assertThatThrownBy(drain::advance)
        .isInstanceOf(DrainException.class)
        .hasMessageContaining("within 10 min (1 pod left)");
  }

  @Test
  @DisplayName("A bare pod that started on the node after the drain began isn't evicted")
  void podThatAppears() {
    runWeb();
    faults.onPath("/eviction").always(refusal(BUDGET.formatted(0)));
    Drain drain = drain();
    drain.advance();
    cluster.pods().deploy(Workload.barePod("late").onNode(node.name()));
    assertThatThrownBy(drain::advance)
        .isInstanceOf(DrainException.class)
        .hasMessageContaining("default/late has no controller");
    assertThat(cluster.pods().names()).contains("default/late");
  }

  @Test
  @DisplayName("A rejected eviction is repeated after 5, 10, 20 and 30 seconds, not earlier")
  void pauses() {
    runWeb();
    faults.onPath("/eviction").always(refusal(BUDGET.formatted("null")));
    Drain drain = drain();
    drain.advance();
    int sent = 1;
    for (int seconds : List.of(5, 10, 20, 30, 30)) {
      time.advance(Duration.ofSeconds(seconds).minusNanos(1));
      drain.advance();
      assertThat(evictions()).isEqualTo(sent);
      time.advance(Duration.ofNanos(1));
      drain.advance();
      assertThat(evictions()).isEqualTo(++sent);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "5, 5", "12, 12", "60, 60", "61, 60", "86400, 60"})
  @DisplayName("A longer pause that the server asks for is kept, up to a minute")
  void askedPause(int asked, int kept) {
    runWeb();
    faults.onPath("/eviction").always(refusal(BUDGET.formatted(asked)));
    Drain drain = drain();
    drain.advance();
    time.advance(Duration.ofSeconds(kept).minusNanos(1));
    drain.advance();
    assertThat(evictions()).isEqualTo(1);
    time.advance(Duration.ofNanos(1));
    drain.advance();
    assertThat(evictions()).isEqualTo(2);
  }

  @Test
  @DisplayName("The state has the server's explanation with its causes, or else the status")
  void explanations() {
    listPods(pod("web", CONTROLLED, ""));
    faults.onPath("/eviction").next(1, refusal(BUDGET.formatted(0)));
    faults.onPath("/eviction").next(1, Fault.status(500).contentType("text/plain").body(""));
    Drain drain = drain();
    assertThat(drain.advance().blockers())
        .containsExactly(
            "pod shop/web: Cannot evict pod as it would violate the pod's disruption budget."
                + " The budget web needs 1 healthy pods.");
    time.advance(Duration.ofSeconds(5));
    assertThat(drain.advance().blockers())
        .containsExactly("pod shop/web: the eviction failed with status 500");
  }

  private static final String CONTROLLED =
      "\"ownerReferences\": [{\"kind\": \"ReplicaSet\", \"controller\": true}]";

  private static String pod(String name, String metadata, String others) {
    return "{\"metadata\": {\"namespace\": \"shop\", \"name\": \"%s\"%s}%s}"
        .formatted(
            name, metadata.isEmpty() ? "" : ", " + metadata, others.isEmpty() ? "" : ", " + others);
  }

  @Test
  @DisplayName("An eviction names the pod, its UID and the grace period, and nothing that is unset")
  void bodiesOfEvictions() {
    listPods(pod("first", CONTROLLED + ", \"uid\": \"u-1\"", ""), pod("second", CONTROLLED, ""));
    drain().advance();
    String eviction =
        "{\"apiVersion\": \"policy/v1\", \"kind\": \"Eviction\","
            + " \"metadata\": {\"name\": \"%s\", \"namespace\": \"shop\"}%s}";
    expectBody(
        "first",
        eviction.formatted(
            "first", ", \"deleteOptions\": {\"preconditions\": {\"uid\": \"u-1\"}}"));
    expectBody("second", eviction.formatted("second", ""));

    cloud.clearRequests();
    nodes.drain(key, DrainOptions.standard().withGracePeriod(Duration.ofSeconds(7))).advance();
    expectBody(
        "first",
        eviction.formatted(
            "first",
            ", \"deleteOptions\": {\"preconditions\": {\"uid\": \"u-1\"}, \"gracePeriodSeconds\": 7}"));
    expectBody(
        "second", eviction.formatted("second", ", \"deleteOptions\": {\"gracePeriodSeconds\": 7}"));
  }

  private void expectBody(String pod, String json) {
    assertThat(sent("POST", "/api/v1/namespaces/shop/pods/" + pod + "/eviction"))
        .extracting(call -> JsonParser.parseString(call.body()))
        .containsExactly(JsonParser.parseString(json));
  }

  @Test
  @DisplayName("Long lists are read page by page, with the server's own mark of the next page")
  void pages() {
    String page =
        "{\"metadata\": {%s}, \"items\": [{\"metadata\": {\"name\": \"%s\"}, \"spec\": {}}]}";
    faults.onPath(NODES).next(1, json(page.formatted("\"continue\": \"a+b/c=&d\"", "10.0.0.1")));
    faults.onPath(NODES).next(1, json(page.formatted("\"continue\": \"\"", "10.0.0.2")));
    assertThat(nodes.list()).extracting(Node::name).containsExactly("10.0.0.1", "10.0.0.2");
    List<RecordedCall> calls = sent("GET", NODES);
    assertThat(calls).hasSize(2).allMatch(call -> call.query("limit").orElse("").equals("500"));
    assertThat(calls.get(0).query("continue")).isEmpty();
    assertThat(calls.get(0).query("fieldSelector")).isEmpty();
    assertThat(calls.get(1).query("continue")).contains("a+b/c=&d");

    runWeb();
    drain().advance();
    assertThat(sent("GET", PODS))
        .isNotEmpty()
        .allMatch(
            call -> call.query("fieldSelector").orElse("").equals("spec.nodeName=" + node.name()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"items\": {}}", "[]", "not JSON"})
  @DisplayName("A response that isn't a list is an error, not an empty cluster")
  void notAList(String body) {
    faults.onPath(NODES).next(1, json(body));
    assertThatThrownBy(nodes::list)
        .isInstanceOf(InvalidResponseException.class)
        .hasMessage("GET /api/v1/nodes returned a body that is not a list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "True    | 1",
        "False   | 0",
        "Unknown | 0",
      })
  @DisplayName("The end of a deleted pod is awaited only on a node that is ready")
  void endingPods(String ready, int left) {
    faults
        .onPath(NODES)
        .always(
            json(
                """
                {"items": [{
                  "metadata": {"name": "%s", "labels": {"ibm-cloud.kubernetes.io/worker-id": "%s"}},
                  "spec": {"unschedulable": true},
                  "status": {"conditions": [{"type": "Ready", "status": "%s"}]}}]}
                """
                    .formatted(node.name(), node.workerId(), ready)));
    listPods(pod("web", CONTROLLED + ", \"deletionTimestamp\": \"2026-01-01T00:00:00Z\"", ""));
    assertThat(drain().advance()).isEqualTo(new DrainState(left, List.of(), left == 0));
    assertThat(evictions()).isZero();

    faults.clear();
    faults.onPath(NODES).always(json("{\"items\": []}"));
    assertThat(drain().advance().isDone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`'ownerReferences': [{'kind': 'StatefulSet', 'controller': true}]` | ``                             | evicted",
        "`'ownerReferences': [{'kind': 'Job', 'controller': true}]`         | `'status': {'phase': 'Pending'}`   | evicted",
        "`'ownerReferences': [{'kind': 'Job', 'controller': true}]`         | `'status': {'phase': 'Succeeded'}` | left alone",
        "``                                                                 | `'status': {'phase': 'Failed'}`    | left alone",
        "`'ownerReferences': [{'kind': 'DaemonSet', 'controller': true}]`   | ``                             | left alone",
        "`'annotations': {'kubernetes.io/config.mirror': ''}`               | ``                             | left alone",
        "`'annotations': {'other': ''}`                                     | ``                             | forbidden",
        "`'ownerReferences': [{'kind': 'Owner', 'controller': false}]`      | ``                             | forbidden",
        "`'ownerReferences': [{'kind': 'Job', 'controller': true}]`         | `'spec': {'volumes': [{'emptyDir': {}}]}` | forbidden",
        "`'ownerReferences': [{'kind': 'Job', 'controller': true}]`         | `'spec': {'volumes': [{'secret': {}}]}`   | evicted",
      })
  @DisplayName("Only pods that are started elsewhere without losing data are evicted")
  void kindsOfPods(String metadata, String others, String expected) {
    listPods(pod("p", metadata.replace('\'', '"'), others.replace('\'', '"')));
    if (expected.equals("forbidden")) {
      assertThatThrownBy(() -> drain().advance())
          .isInstanceOf(DrainException.class)
          .hasMessageContaining("pod shop/p has ");
      assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
    } else {
      assertThat(drain().advance().isDone()).isEqualTo(expected.equals("left alone"));
    }
    assertThat(evictions()).isEqualTo(expected.equals("evicted") ? 1 : 0);
  }

  @Test
  @DisplayName("Giving up a drain frees its own node only")
  void freesItsOwnNode() {
    nodes.drainNow(otherKey, DrainOptions.standard());
    Drain drain = drain();
    drain.advance();
    assertThat(cluster.nodes()).noneMatch(FakeNode::schedulable);
    drain.uncordon();
    assertThat(drain.isCordoned()).isFalse();
    assertThat(cluster.nodes()).extracting(FakeNode::schedulable).containsExactly(true, false);
  }

  @Test
  @DisplayName("Freeing nodes is attempted four times if the server fails, and once if it refuses")
  void attemptsToFree() {
    nodes.drainNow(key, DrainOptions.standard().resumingEarlierDrain());
    cloud.clearRequests();
    int before = time.sleeps().size();
    faults.onPath(NODES).next(4, Fault.status(503));
    assertThatThrownBy(() -> nodes.release(List.of(key)))
        .isInstanceOf(KubernetesApiException.ServerFailure.class);
    assertThat(sent("GET", NODES)).hasSize(4);
    assertThat(time.sleeps().subList(before, time.sleeps().size()))
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));

    faults.onPath(NODES).next(1, Fault.status(403));
    assertThatThrownBy(() -> nodes.release(List.of(key)))
        .isInstanceOf(KubernetesApiException.Forbidden.class);
    assertThat(sent("GET", NODES)).hasSize(5);

    faults.onPath(node.name()).next(1, Fault.status(404));
    assertThat(nodes.release(List.of(key))).as("a node that has gone").containsExactly(key);
    assertThat(nodes.release(List.of(key, otherKey))).containsExactly(key);
    assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
  }

  @Test
  @DisplayName("If the node can't be freed either, the drain's own failure carries that one")
  void failureOfFreeing() {
    runWeb();
    faults.onPath("/eviction").always(Fault.status(403));
    faults.onPath(node.name()).next(1, Fault.delay(Duration.ZERO));
    faults.onPath(node.name()).always(Fault.status(422));
    assertThatThrownBy(() -> nodes.drainNow(key, DrainOptions.standard()))
        .isInstanceOf(KubernetesApiException.Forbidden.class)
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .hasSize(1)
                    .allMatch(KubernetesApiException.Invalid.class::isInstance));
  }

  @Test
  @DisplayName("Canceling a drain ends its pause and frees the node")
  void canceledInPause() {
    runWeb();
    faults.onPath("/eviction").always(refusal(BUDGET.formatted(0)));
    Cancellation cancellation = new Cancellation();
    List<Boolean> ended = new ArrayList<>();
    TimeSource canceling =
        new CustomSleep(
            time,
            (duration, until) -> {
              cancellation.cancel();
              ended.add(until.getAsBoolean());
            });
    try (ClusterNodes other = ClusterNodes.of(client.kubernetes("c"), canceling)) {
      assertThatThrownBy(
              () -> other.drainNow(key, DrainOptions.standard().cancelledBy(cancellation)))
          .isInstanceOf(CallCanceledException.class);
    }
    assertThat(ended).containsExactly(true);
    assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
  }

  @Test
  @DisplayName("Closing the nodes closes their access to the cluster")
  void closesItsAccess() {
    assertThat(nodes).hasToString("ClusterNodes[" + client.kubernetes("c") + "]");
    nodes.close();
    assertThatThrownBy(nodes::list)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("The access to the cluster is closed");
  }
}
