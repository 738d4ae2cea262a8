package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.openshift.api.model.ProjectRequestBuilder;
import io.fabric8.openshift.api.model.RouteBuilder;
import io.fabric8.openshift.client.OpenShiftClient;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.fake.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * fabric8's clients on API servers of the fake cloud, with credentials issued by the service and
 * without this library: requests are accepted, or rejected as Kubernetes rejects them.
 */
@Timeout(180)
class Fabric8AgainstFakeTest {
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(2);

  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .lifeCycle(LifeCycleTimes.instant())
          .idTokenLifetime(TOKEN_LIFE)
          .maxWatchDuration(Duration.ofMillis(300))
          .start();
  private final PlainCalls calls = new PlainCalls(cloud);

  @AfterEach
  void close() {
    cloud.close();
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  @Test
  void administratorsKubeconfigIsReadByDefault() throws Exception {
    try (KubernetesClient kubernetes = client(config("mycluster", true))) {
      assertThat(kubernetes.getKubernetesVersion().getMinor()).isEqualTo("30");
      Node node = kubernetes.nodes().list().getItems().get(0);
      kubernetes
          .nodes()
          .withName(node.getMetadata().getName())
          .edit(n -> new NodeBuilder(n).editSpec().withUnschedulable(true).endSpec().build());
      assertThat(cloud.cluster("mycluster").nodes()).filteredOn(n -> !n.schedulable()).hasSize(1);
      assertThat(kubernetes.namespaces().withName("nowhere").get()).isNull();
    }
    assertUnsuccessful("GET /api/v1/namespaces/nowhere 404");
  }

  @Test
  void deploymentIsAppliedScaledEvictedAndDeleted() throws Exception {
    try (KubernetesClient kubernetes = client(config("mycluster", true))) {
      kubernetes
          .namespaces()
          .resource(new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build())
          .create();
      var deployments = kubernetes.apps().deployments().inNamespace("shop");
      deployments.resource(deployment()).serverSideApply();
      deployments.withName("web").scale(3);
      deployments.withName("web").waitUntilReady(60, TimeUnit.SECONDS);
      deployments
          .withName("web")
          .patch(
              PatchContext.of(PatchType.STRATEGIC_MERGE),
              "{\"metadata\":{\"annotations\":{\"a\":\"b\"}}}");
      kubernetes
          .policy()
          .v1()
          .podDisruptionBudget()
          .inNamespace("shop")
          .resource(
              new PodDisruptionBudgetBuilder()
                  .withNewMetadata()
                  .withName("web")
                  .endMetadata()
                  .withNewSpec()
                  .withMinAvailable(new IntOrString(3))
                  .withNewSelector()
                  .addToMatchLabels("app", "web")
                  .endSelector()
                  .endSpec()
                  .build())
          .create();
      List<Pod> pods =
          kubernetes.pods().inNamespace("shop").withLabel("app", "web").list().getItems();
      String pod = pods.get(0).getMetadata().getName();

      assertThat(pods).hasSize(3);
      assertThat(kubernetes.pods().inNamespace("shop").withName(pod).evict()).isFalse();
      kubernetes.policy().v1().podDisruptionBudget().inNamespace("shop").delete();
      assertThat(kubernetes.pods().inNamespace("shop").withName(pod).evict()).isTrue();
      assertThat(kubernetes.pods().inNamespace("shop").list().getItems())
          .hasSize(3)
          .noneMatch(p -> p.getMetadata().getName().equals(pod));
      kubernetes.namespaces().withName("shop").delete();
      assertThat(kubernetes.pods().inAnyNamespace().list().getItems()).isEmpty();
    }
    assertThat(unsuccessful()).allMatch(call -> call.endsWith("/eviction 429"));
  }

  private static Deployment deployment() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("web")
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .addToMatchLabels("app", "web")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "web")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("main")
        .withImage("nginx")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  @Test
  void informerReceivesEveryEventOnce() throws Exception {
    Queue<String> events = new ConcurrentLinkedQueue<>();
    try (KubernetesClient kubernetes = client(config("mycluster", true))) {
      var maps = kubernetes.configMaps().inNamespace("default");
      maps.resource(map("early", "1")).create();
      SharedIndexInformer<ConfigMap> informer = maps.inform(new Recorder(events));
      await(() -> watches() > 2);
      maps.resource(map("late", "1")).create();
      await(() -> events.contains("added late"));
      maps.withName("late").edit(m -> new ConfigMapBuilder(m).addToData("k", "2").build());
      await(() -> events.contains("updated late 2"));
      maps.withName("late").delete();
      await(() -> events.contains("deleted late"));
      int before = watches();
      await(() -> watches() > before + 1);
      informer.stop();
    }
    assertThat(events)
        .containsExactlyInAnyOrder(
            "added early",
            "added kube-root-ca.crt",
            "added late",
            "updated late 2",
            "deleted late");
    assertUnsuccessful();
  }

  private static ConfigMap map(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .addToData("k", value)
        .build();
  }

  private record Recorder(Queue<String> events) implements ResourceEventHandler<ConfigMap> {
    @Override
    public void onAdd(ConfigMap map) {
      events.add("added " + map.getMetadata().getName());
    }

    @Override
    public void onUpdate(ConfigMap old, ConfigMap map) {
      events.add("updated " + map.getMetadata().getName() + " " + map.getData().get("k"));
    }

    @Override
    public void onDelete(ConfigMap map, boolean unknown) {
      events.add("deleted " + map.getMetadata().getName());
    }
  }

  @Test
  void refreshTokenOfAKubeconfigRenewsItsIdToken() throws Exception {
    try (KubernetesClient kubernetes = client(config("mycluster", false))) {
      assertThat(kubernetes.pods().inNamespace("default").list().getItems()).isEmpty();
      long end = System.nanoTime() + TOKEN_LIFE.plusMillis(500).toNanos();
      await(() -> System.nanoTime() > end);
      assertThat(kubernetes.pods().inNamespace("default").list().getItems()).isEmpty();
    }
    assertThat(cloud.requests())
        .anyMatch(
            call ->
                call.service() == Service.IAM
                    && call.form("grant_type").filter("refresh_token"::equals).isPresent()
                    && call.status().orElse(0) == 200);
  }

  @Test
  void openShiftLoginAndResourceTypes() throws Exception {
    calls.kubeconfig("vpc-openshift", false, false);
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(cloud.cluster("vpc-openshift").masterUrl().toString())
            .withUsername("apikey")
            .withPassword(cloud.apiKey())
            .withCaCertData(
                Base64.getEncoder()
                    .encodeToString(cloud.publicCaPem().getBytes(StandardCharsets.US_ASCII)))
            .build();
    try (KubernetesClient kubernetes = client(config);
        OpenShiftClient openShift = kubernetes.adapt(OpenShiftClient.class)) {
      assertThat(openShift.currentUser().getMetadata().getName()).isEqualTo("IAM#" + cloud.user());
      openShift
          .projectrequests()
          .create(
              new ProjectRequestBuilder()
                  .withNewMetadata()
                  .withName("shop")
                  .endMetadata()
                  .withDisplayName("Shop")
                  .build());
      assertThat(openShift.projects().withName("shop").get().getMetadata().getAnnotations())
          .containsAllEntriesOf(Map.of("openshift.io/display-name", "Shop"));
      openShift
          .routes()
          .inNamespace("shop")
          .resource(
              new RouteBuilder()
                  .withNewMetadata()
                  .withName("web")
                  .endMetadata()
                  .withNewSpec()
                  .withNewTo()
                  .withKind("Service")
                  .withName("web")
                  .endTo()
                  .endSpec()
                  .build())
          .create();
      assertThat(openShift.routes().inNamespace("shop").withName("web").get().getSpec().getHost())
          .startsWith("web-shop.");
      assertThat(
              openShift
                  .config()
                  .clusterVersions()
                  .withName("version")
                  .get()
                  .getStatus()
                  .getDesired()
                  .getVersion())
          .isEqualTo("4.16.20");
      openShift.projects().withName("shop").delete();
      assertThat(openShift.namespaces().withName("shop").get()).isNull();
      assertThatThrownBy(
              () ->
                  openShift
                      .namespaces()
                      .resource(
                          new NamespaceBuilder()
                              .withNewMetadata()
                              .withName("Not_A_Name")
                              .endMetadata()
                              .build())
                      .create())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("Not_A_Name");
    }
    assertThat(unsuccessful())
        .filteredOn(call -> !call.endsWith(" 401"))
        .containsExactlyInAnyOrder(
            "GET /api/v1/namespaces/shop 404", "POST /api/v1/namespaces 422");
  }

  private Config config(String cluster, boolean admin) throws Exception {
    return Config.fromKubeconfig(calls.kubeconfig(cluster, admin, true));
  }

  private int watches() {
    return (int)
        cloud.kubernetes().requests().stream().filter(c -> c.query("watch").isPresent()).count();
  }

  private List<String> unsuccessful() {
    return calls.unsuccessful();
  }

  private void assertUnsuccessful(String... expected) {
    assertThat(unsuccessful()).containsExactlyInAnyOrder(expected);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    PlainCalls.await(condition);
  }
}
