package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nodes that are created and removed with their workers, and their pods. */
class DisruptionTest extends ClusterTest {
  private static final String STRATEGIC = "application/strategic-merge-patch+json";

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .rateLimit(false)
        .maxWatchDuration(Duration.ofMillis(100))
        .cluster(
            ClusterSpec.vpc("big")
                .in("us-south", "us-south-1", "us-south-2", "us-south-3")
                .withWorkersPerZone(10))
        .start();
  }

  @Override
  String clusterName() {
    return "big";
  }

  @Test
  void hasANodeForEachWorker() throws IOException {
    JsonObject worker = get("v2/vpc/getWorkers?cluster=big").array().get(0).getAsJsonObject();
    FakeNode node =
        cluster.nodes().stream()
            .filter(n -> n.workerId().equals(worker.get("id").getAsString()))
            .findFirst()
            .orElseThrow();

    assertThat(cluster.nodes()).hasSize(30).allMatch(FakeNode::ready);
    assertThat(cluster.nodes().stream().collect(Collectors.groupingBy(FakeNode::zone)).values())
        .hasSize(3)
        .allMatch(zone -> zone.size() == 10);
    assertThat(worker.toString()).contains("\"" + node.name() + "\"");
  }

  @Test
  void removesTheNodeOfAReplacedWorkerAndRestartsItsPodsElsewhere() throws IOException {
    Workload web = Workload.deployment("web", 30);
    cluster.pods().deploy(web);
    FakeNode lost = cluster.nodes().get(0);
    send(
        "POST",
        "v2/vpc/replaceWorker",
        "{\"cluster\":\"big\",\"workerID\":\"" + lost.workerId() + "\",\"update\":false}");
    List<FakeNode> without = cluster.nodes();
    clock.advance(Duration.ofHours(1));

    assertThat(lost.pods()).hasSize(1);
    assertThat(without).hasSize(29).noneMatch(node -> node.name().equals(lost.name()));
    assertThat(cluster.pods().ready(web)).isEqualTo(30);
    assertThat(cluster.nodes()).hasSize(30);
    assertThat(cluster.disruptions().maxUnavailableWorkers()).isEqualTo(1);
  }

  @Test
  void cordonsAndUncordons() throws IOException {
    FakeNode node = cluster.nodes().get(0);
    String path = "/api/v1/nodes/" + node.name();
    call("PATCH", path, "{\"spec\":{\"unschedulable\":true}}", STRATEGIC);
    cluster.pods().deploy(Workload.barePod("stuck").onNode(cluster.nodes().get(1).name()));
    Workload only = Workload.deployment("only", 1).onNode(node.name());
    cluster.pods().deploy(only);
    JsonObject cordoned = read(path).object().getAsJsonObject("spec");
    List<String> unschedulable =
        names(read("/api/v1/nodes?fieldSelector=spec.unschedulable%3Dtrue").object());
    int waiting = cluster.pods().ready(only);
    call("PATCH", path, "{\"spec\":{\"unschedulable\":null}}", STRATEGIC);

    assertThat(cordoned.get("unschedulable").getAsBoolean()).isTrue();
    assertThat(cordoned.toString()).contains("node.kubernetes.io/unschedulable");
    assertThat(unschedulable).containsExactly(node.name());
    assertThat(waiting).isZero();
    assertThat(cluster.pods().ready(only)).isEqualTo(1);
    assertThat(cluster.nodes()).allMatch(FakeNode::schedulable);
    assertThat(cluster.disruptions().maxUnschedulableNodes()).isEqualTo(1);
  }

  @Test
  void evictsWithinTheDisruptionBudget() throws IOException {
    Workload web = Workload.deployment("web", 3);
    cluster.pods().deploy(web).budget("web-budget", web, 2).startDuration(Duration.ofMinutes(1));
    List<String> pods = cluster.pods().names();
    Answer first = evict(pods.get(0));
    Answer second = evict(pods.get(1));
    clock.advance(Duration.ofMinutes(1));
    Answer third = evict(pods.get(1));

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.text("reason")).isEqualTo("TooManyRequests");
    assertThat(second.object().getAsJsonObject("details").getAsJsonArray("causes").toString())
        .contains("DisruptionBudget", "web-budget needs 2 healthy pods and has 2 currently");
    assertThat(third.status()).isEqualTo(201);
    assertThat(evict(pods.get(0)).status()).isEqualTo(404);
    assertThat(cluster.disruptions().evictions()).isEqualTo(2);
    assertThat(cluster.disruptions().refusedEvictions()).isEqualTo(1);
    assertThat(cluster.disruptions().violatedBudgets()).isZero();
  }

  @Test
  void rejectsEvictionsOnRequestAndIfTwoBudgetsCoverAPod() throws IOException {
    Workload web = Workload.deployment("web", 3);
    cluster.pods().deploy(web).budget("one", web, 1).refuseEvictions("one", 1);
    String pod = cluster.pods().names().get(0);
    int refused = evict(pod).status();
    int dry = call("POST", path(pod) + "/eviction?dryRun=All", eviction(pod)).status();
    int taken = evict(pod).status();
    cluster.pods().budget("two", web, 1);
    Answer ambiguous = evict(cluster.pods().names().get(0));

    assertThat(refused).isEqualTo(429);
    assertThat(dry).isEqualTo(201);
    assertThat(taken).isEqualTo(201);
    assertThat(ambiguous.status()).isEqualTo(500);
    assertThat(ambiguous.text("message")).contains("more than one PodDisruptionBudget");
    assertThat(call("POST", path(pod) + "/eviction", "{\"kind\":\"Pod\"}").status()).isEqualTo(400);
    assertThat(call("GET", path(pod) + "/eviction", "").status()).isEqualTo(405);
  }

  @Test
  void countsViolatedBudgets() throws IOException {
    Workload web = Workload.deployment("web", 2);
    cluster.pods().deploy(web).budget("web", web, 2).startDuration(Duration.ofMinutes(1));
    call("DELETE", path(cluster.pods().names().get(0)), "");

    assertThat(cluster.disruptions().violatedBudgets()).isEqualTo(1);
  }

  @Test
  void keepsDaemonSetAndMirrorPodsOnTheirNodes() throws IOException {
    String node = cluster.nodes().get(0).name();
    cluster
        .pods()
        .deploy(Workload.daemonSet("agent").inNamespace("tools"))
        .deploy(Workload.mirrorPod("proxy", node).inNamespace("kube-system"))
        .deploy(Workload.finishedPod("job").onNode(node))
        .deploy(Workload.barePod("alone").onNode(node).withEmptyDir())
        .terminationDuration(Duration.ofSeconds(10));
    List<String> before = cluster.nodes().get(0).pods();
    call("DELETE", path("kube-system/proxy-" + node), "");
    call("DELETE", path("default/alone"), "");
    JsonObject ending = read(path("default/alone")).object().getAsJsonObject("metadata");
    clock.advance(Duration.ofSeconds(10));
    JsonObject pods = read("/api/v1/pods?fieldSelector=spec.nodeName%3D" + node).object();

    assertThat(before).hasSize(4);
    assertThat(ending.has("deletionTimestamp")).isTrue();
    assertThat(names(pods)).hasSize(3).contains("job", "proxy-" + node);
    assertThat(pods.toString()).contains("kubernetes.io/config.mirror", "\"kind\":\"DaemonSet\"");
    assertThat(cluster.pods().names()).filteredOn(name -> name.startsWith("tools/")).hasSize(30);
    assertThatThrownBy(() -> cluster.pods().deploy(Workload.barePod("Not_A_Name")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not_A_Name");
  }

  @Test
  void rollsOutChangedDeployments() throws IOException {
    Workload web = Workload.deployment("web", 2);
    cluster.pods().deploy(web);
    String path = "/apis/apps/v1/namespaces/default/deployments/web";
    List<String> old = cluster.pods().names();
    String image =
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\"new\"}]}}}}";
    Answer changed = call("PATCH", path, image, STRATEGIC);
    Answer scaled =
        call(
            "PATCH",
            path + "/scale",
            "{\"spec\":{\"replicas\":5}}",
            "application/merge-patch+json");
    JsonObject status = read(path).object().getAsJsonObject("status");
    call("DELETE", path, "");

    assertThat(changed.object().getAsJsonObject("metadata").get("generation").getAsInt())
        .isEqualTo(2);
    assertThat(scaled.text("kind")).isEqualTo("Scale");
    assertThat(status.get("readyReplicas").getAsInt()).isEqualTo(5);
    assertThat(status.get("observedGeneration").getAsInt()).isEqualTo(3);
    assertThat(old).hasSize(2);
    assertThat(cluster.pods().names()).isEmpty();
  }

  private static String path(String pod) {
    String[] parts = pod.split("/", -1);
    return "/api/v1/namespaces/" + parts[0] + "/pods/" + parts[1];
  }

  private static String eviction(String pod) {
    String[] parts = pod.split("/", -1);
    return "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\""
        + parts[1]
        + "\",\"namespace\":\""
        + parts[0]
        + "\"}}";
  }

  private Answer evict(String pod) throws IOException {
    return call("POST", path(pod) + "/eviction", eviction(pod));
  }
}
