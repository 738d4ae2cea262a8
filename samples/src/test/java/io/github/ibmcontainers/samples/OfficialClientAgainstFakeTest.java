package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.fake.Workload;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.AuthorizationV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.apis.VersionApi;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1Eviction;
import io.kubernetes.client.openapi.models.V1Node;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import io.kubernetes.client.util.CallGeneratorParams;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.PatchUtils;
import io.kubernetes.client.util.Watch;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The official Kubernetes Java client on API servers of the fake cloud, with credentials issued by
 * the service and without this library.
 */
@Timeout(180)
class OfficialClientAgainstFakeTest {
  private static final String KUBERNETES = "mycluster";
  private static final String OPENSHIFT = "vpc-openshift";

  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .lifeCycle(LifeCycleTimes.instant())
          .maxWatchDuration(Duration.ofMillis(300))
          .start();
  private final PlainCalls calls = new PlainCalls(cloud);

  @AfterEach
  void close() {
    cloud.close();
  }

  /** Returns a client of the administrator, or of OpenShift's user. */
  private ApiClient client(String cluster) throws Exception {
    return cluster.equals(OPENSHIFT)
        ? user(cluster)
        : fromKubeconfig(calls.kubeconfig(cluster, true, false));
  }

  private ApiClient user(String cluster) throws Exception {
    return cluster.equals(OPENSHIFT)
        ? new ClientBuilder()
            .setBasePath(cloud.cluster(cluster).masterUrl().toString().replaceAll("/$", ""))
            .setCertificateAuthority(cloud.publicCaPem().getBytes(StandardCharsets.US_ASCII))
            .setAuthentication(new AccessTokenAuthentication(calls.openShiftToken(cluster)))
            .build()
        : fromKubeconfig(calls.kubeconfig(cluster, false, false));
  }

  private static ApiClient fromKubeconfig(String kubeconfig) throws IOException {
    return Config.fromConfig(KubeConfig.loadKubeConfig(new StringReader(kubeconfig)));
  }

  @ParameterizedTest
  @CsvSource({KUBERNETES + ",30", OPENSHIFT + ",29"})
  void readsNodesAndTheVersion(String cluster, String minor) throws Exception {
    ApiClient api = client(cluster);
    V1Node node = new CoreV1Api(api).listNode().execute().getItems().get(0);

    assertThat(new VersionApi(api).getCode().execute().getMinor()).isEqualTo(minor);
    assertThat(node.getStatus().getNodeInfo().getKubeletVersion()).startsWith("v1." + minor + ".");
    assertThat(node.getMetadata().getLabels()).containsKey("ibm-cloud.kubernetes.io/worker-id");
    assertThat(calls.unsuccessful()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {KUBERNETES, OPENSHIFT})
  void createsPatchesAndDeletes(String cluster) throws Exception {
    ApiClient api = client(cluster);
    CoreV1Api core = new CoreV1Api(api);
    V1ConfigMap made = core.createNamespacedConfigMap("default", map("a")).execute();
    V1ConfigMap patched =
        PatchUtils.patch(
            V1ConfigMap.class,
            () ->
                core.patchNamespacedConfigMap(
                        "a", "default", new V1Patch("{\"data\":{\"k\":\"2\"}}"))
                    .buildCall(null),
            V1Patch.PATCH_FORMAT_STRATEGIC_MERGE_PATCH,
            api);
    made.setData(Map.of("k", "3"));

    assertThat(patched.getData()).containsEntry("k", "2");
    assertThatThrownBy(() -> core.replaceNamespacedConfigMap("a", "default", made).execute())
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    assertThat(core.deleteNamespacedConfigMap("a", "default").execute().getStatus())
        .isEqualTo("Success");
    assertThatThrownBy(() -> core.readNamespacedConfigMap("a", "default").execute())
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(404);
              assertThat(e.getResponseBody()).contains("\"kind\":\"Status\"");
            });
    V1ConfigMapList page = core.listNamespacedConfigMap("default").limit(1).execute();
    assertThat(page.getItems()).hasSize(1);
    assertThat(calls.unsuccessful())
        .containsExactly(
            "PUT /api/v1/namespaces/default/configmaps/a 409",
            "GET /api/v1/namespaces/default/configmaps/a 404");
  }

  @ParameterizedTest
  @ValueSource(strings = {KUBERNETES, OPENSHIFT})
  void watchReceivesEachChangeAndEnds(String cluster) throws Exception {
    ApiClient api = client(cluster);
    CoreV1Api core = new CoreV1Api(api);
    String version =
        core.listNamespacedConfigMap("default").execute().getMetadata().getResourceVersion();
    core.createNamespacedConfigMap("default", map("late")).execute();
    core.deleteNamespacedConfigMap("late", "default").execute();
    List<String> events = new ArrayList<>();
    try (Watch<V1ConfigMap> watch =
        Watch.createWatch(
            api,
            core.listNamespacedConfigMap("default")
                .watch(true)
                .resourceVersion(version)
                .buildCall(null),
            new TypeToken<Watch.Response<V1ConfigMap>>() {}.getType())) {
      watch.forEach(event -> events.add(event.type + " " + event.object.getMetadata().getName()));
    }

    assertThat(events).containsExactly("ADDED late", "DELETED late");
    assertThat(calls.unsuccessful()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({KUBERNETES + ",PT21M", OPENSHIFT + ",PT25H"})
  void expiredTokenIsRejected(String cluster, Duration life) throws Exception {
    CoreV1Api old = new CoreV1Api(user(cluster));
    assertThat(old.listNode().execute().getItems()).isNotEmpty();
    cloud.skewClock(life);

    assertThatThrownBy(() -> old.listNode().execute())
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(401));
    assertThat(new CoreV1Api(user(cluster)).listNode().execute().getItems()).isNotEmpty();
    assertThat(calls.unsuccessful()).containsExactly("GET /api/v1/nodes 401");
  }

  @Test
  void evictsPods() throws Exception {
    Workload web = Workload.deployment("web", 2);
    cloud.cluster(KUBERNETES).pods().deploy(web).budget("web", web, 2);
    ApiClient api = client(KUBERNETES);
    CoreV1Api core = new CoreV1Api(api);
    V1Pod pod = core.listPodForAllNamespaces().labelSelector("app=web").execute().getItems().get(0);
    String name = pod.getMetadata().getName();
    V1Eviction eviction =
        new V1Eviction()
            .apiVersion("policy/v1")
            .kind("Eviction")
            .metadata(new V1ObjectMeta().name(name).namespace("default"));

    assertThatThrownBy(() -> core.createNamespacedPodEviction(name, "default", eviction).execute())
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(429);
              assertThat(e.getResponseBody()).contains("The disruption budget web needs 2");
            });
    assertThat(
            new AppsV1Api(api)
                .readNamespacedDeployment("web", "default")
                .execute()
                .getStatus()
                .getReadyReplicas())
        .isEqualTo(2);
    assertThat(
            new AuthorizationV1Api(api)
                .createSelfSubjectAccessReview(
                    new V1SelfSubjectAccessReview()
                        .apiVersion("authorization.k8s.io/v1")
                        .kind("SelfSubjectAccessReview")
                        .spec(
                            new V1SelfSubjectAccessReviewSpec()
                                .resourceAttributes(
                                    new V1ResourceAttributes().verb("create").resource("pods"))))
                .execute()
                .getStatus()
                .getAllowed())
        .isTrue();
    assertThat(core.deleteNamespacedPod(name, "default").execute().getMetadata().getName())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {KUBERNETES, OPENSHIFT})
  void informerReceivesEveryEventOnce(String cluster) throws Exception {
    Queue<String> events = new ConcurrentLinkedQueue<>();
    ApiClient api = client(cluster);
    CoreV1Api core = new CoreV1Api(api);
    SharedInformerFactory factory = new SharedInformerFactory(api);
    SharedIndexInformer<V1ConfigMap> informer =
        factory.sharedIndexInformerFor(
            (CallGeneratorParams params) ->
                core.listNamespacedConfigMap("default")
                    .resourceVersion(params.resourceVersion)
                    .timeoutSeconds(params.timeoutSeconds)
                    .watch(params.watch)
                    .buildCall(null),
            V1ConfigMap.class,
            V1ConfigMapList.class);
    informer.addEventHandler(new Recorder(events));
    factory.startAllRegisteredInformers();
    PlainCalls.await(() -> informer.hasSynced() && watches() > 2);
    core.createNamespacedConfigMap("default", map("late")).execute();
    PlainCalls.await(() -> events.contains("added late"));
    core.deleteNamespacedConfigMap("late", "default").execute();
    PlainCalls.await(() -> events.contains("deleted late"));
    int before = watches();
    PlainCalls.await(() -> watches() > before + 1);
    factory.stopAllRegisteredInformers();

    assertThat(events).containsExactly("added kube-root-ca.crt", "added late", "deleted late");
    assertThat(calls.unsuccessful()).isEmpty();
  }

  private record Recorder(Queue<String> events) implements ResourceEventHandler<V1ConfigMap> {
    @Override
    public void onAdd(V1ConfigMap map) {
      events.add("added " + map.getMetadata().getName());
    }

    @Override
    public void onUpdate(V1ConfigMap old, V1ConfigMap map) {
      events.add("updated " + map.getMetadata().getName());
    }

    @Override
    public void onDelete(V1ConfigMap map, boolean unknown) {
      events.add("deleted " + map.getMetadata().getName());
    }
  }

  @Test
  void openShiftRoutesByTheDynamicApi() throws Exception {
    ApiClient api = client(OPENSHIFT);
    DynamicKubernetesApi routes =
        new DynamicKubernetesApi("route.openshift.io", "v1", "routes", api);
    DynamicKubernetesObject route = new DynamicKubernetesObject();
    route.setApiVersion("route.openshift.io/v1");
    route.setKind("Route");
    route.setMetadata(new V1ObjectMeta().name("web").namespace("default"));
    route.getRaw().add("spec", JsonParser.parseString("{\"to\":{\"name\":\"web\"}}"));

    assertThat(routes.create(route).isSuccess()).isTrue();
    assertThat(routes.list("default").getObject().getItems()).hasSize(1);
    assertThat(routes.delete("default", "web").isSuccess()).isTrue();
    KubernetesApiResponse<DynamicKubernetesObject> gone = routes.get("default", "web");
    assertThat(gone.getHttpStatusCode()).isEqualTo(404);
    assertThat(gone.getStatus().getReason()).isEqualTo("NotFound");
    assertThat(gone.getStatus().getMessage())
        .isEqualTo("routes.route.openshift.io \"web\" not found");
    assertThat(calls.unsuccessful())
        .containsExactly("GET /apis/route.openshift.io/v1/namespaces/default/routes/web 404");
  }

  private int watches() {
    return (int)
        cloud.kubernetes().requests().stream()
            .filter(call -> call.query("watch").filter("true"::equals).isPresent())
            .count();
  }

  private static V1ConfigMap map(String name) {
    return new V1ConfigMap()
        .apiVersion("v1")
        .kind("ConfigMap")
        .metadata(new V1ObjectMeta().name(name))
        .data(Map.of("k", "1"));
  }
}
