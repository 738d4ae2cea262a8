package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.RegionException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Effects of a region in the scope. */
class RegionScopeTest {
  private final MockWebServer server = Servers.prompt();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private volatile @Nullable Runnable whenRegionsAreRead;
  private volatile int statusOfRegions = 200;

  @BeforeEach
  void begin() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              String path = request.getTarget().replaceFirst("^/global", "");
              requests.add(request.getMethod() + " " + path);
              Runnable action = whenRegionsAreRead;
              if (action != null && path.equals("/v1/regions")) {
                action.run();
                return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
              }
              String body = bodies.get(path.replaceFirst("\\?.*", ""));
              return body == null
                  ? new MockResponse.Builder().code(404).body("{\"code\": \"G0004\"}").build()
                  : new MockResponse.Builder()
                      .code(path.equals("/v1/regions") ? statusOfRegions : 200)
                      .setHeader("Content-Type", "application/json")
                      .body(body)
                      .build();
            }));
    server.start();
    bodies.put(
        "/v1/regions", "{\"regions\": [{\"name\": \"us-south\"}, {\"name\": \"ap-north\"}]}");
    bodies.put(
        "/v2/classic/getClusters",
        "["
            + cluster("c1", "us-south")
            + ","
            + cluster("c2", "jp-tok")
            + ","
            + cluster("c3", "ap-north")
            + ","
            + cluster("c4", "")
            + "]");
    bodies.put("/v2/getCluster", cluster("c1", "us-south"));
    bodies.put("/v2/classic/getCluster", cluster("c1", "us-south"));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static String cluster(String id, String region) {
    return """
        {"id": "%s", "name": "%s", "region": "%s", "provider": "classic", "state": "normal"}"""
        .formatted(id, id, region);
  }

  private ContainersClient client(String region) {
    return TestClients.of(server, new ManualTime())
        .retryPolicy(RetryPolicy.none())
        .region(region)
        .build();
  }

  @Test
  @DisplayName("Lists return the clusters of the region, by either of its names")
  void lists() {
    for (String region : List.of("jp-tok", "ap-north")) {
      try (ContainersClient client = client(region)) {
        assertThat(client.clusters().list(Provider.CLASSIC))
            .extracting(ClusterSummary::id)
            .containsExactly("c2", "c3", "c4");
        assertThat(client.clusters().list().found())
            .extracting(ClusterSummary::id)
            .containsExactly("c2", "c3", "c4");
      }
    }
    assertThat(requests).doesNotContain("GET /v1/regions");
  }

  @Test
  @DisplayName("A cluster in another region isn't returned")
  void get() {
    try (ContainersClient client = client("eu-de")) {
      assertThatThrownBy(() -> client.clusters().get("c1"))
          .isInstanceOfSatisfying(
              RegionException.class,
              e -> {
                assertThat(e.region()).isEqualTo("eu-de");
                assertThat(e.clusterRegion()).contains("us-south");
              })
          .hasMessageContaining("c1 is in region us-south");
      // The provider is now cached.
      assertThatThrownBy(() -> client.clusters().get("c1")).isInstanceOf(RegionException.class);
      assertThatThrownBy(() -> client.clusters().getWithResources("c1"))
          .isInstanceOf(RegionException.class);
      assertThatThrownBy(() -> client.clusters().awaitReady("c1", Duration.ofMinutes(1)))
          .isInstanceOf(RegionException.class);
      assertThat(client.clusters().find("c1")).isEmpty();
      assertThat(client.with(scope -> scope.region("us-south")).clusters().find("c1")).isPresent();
    }
  }

  @Test
  @DisplayName("Deletes and changes of a cluster in another region aren't sent")
  void changes() {
    List<Consumer<ContainersClient>> changes =
        List.of(
            client -> client.clusters().delete("c1"),
            client -> client.clusters().deleteWithStorage("c1"),
            client -> client.clusters().updateMaster("c1"),
            client -> client.clusters().setAutoUpdate("c1", true),
            client -> client.clusters().enableAddOn("c1", "istio", null),
            client -> client.workers().remove("c1", "w1"),
            client -> client.workers().replace("c1", "w1"),
            client -> client.workerPools().remove("c1", "p1"),
            client -> client.workerPools().setTaints("c1", "p1", Map.of()),
            client ->
                client
                    .workerPools()
                    .create("c1", NewWorkerPool.named("p").flavor("b3c.4x16").build()),
            client -> client.ingress().setHealthCheck("c1", true));
    for (Consumer<ContainersClient> change : changes) {
      try (ContainersClient client = client("eu-de")) {
        ThrowingCallable call = () -> change.accept(client);
        assertThatThrownBy(call).isInstanceOf(RegionException.class);
        assertThatThrownBy(call).isInstanceOf(RegionException.class);
      }
    }
    assertThat(requests).allMatch(it -> it.startsWith("GET "));
  }

  @Test
  @DisplayName("A change in the scope's region looks the cluster up at most once")
  void changesWithin() {
    bodies.put("/v2/autoUpdateMaster", "{}");
    bodies.put("/v1/clusters/c1", "{}");
    try (ContainersClient client = client("us-south")) {
      client.clusters().setAutoUpdate("c1", true);
    }
    assertThat(requests)
        .containsExactly("GET /v2/getCluster?cluster=c1", "POST /v2/autoUpdateMaster");
    requests.clear();
    try (ContainersClient client = client("us-south")) {
      client.clusters().list(Provider.CLASSIC);
      client.clusters().delete("c1");
    }
    assertThat(requests)
        .containsExactly(
            "GET /v2/classic/getClusters", "DELETE /v1/clusters/c1?deleteResources=false");
  }

  @Test
  @DisplayName("A region that the service doesn't know is rejected; the list of regions is cached")
  void unknown() {
    try (ContainersClient client = client("us-soth")) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> client.clusters().list(Provider.CLASSIC))
            .isInstanceOfSatisfying(
                RegionException.class, e -> assertThat(e.clusterRegion()).isEmpty())
            .hasMessageContaining("us-soth")
            .hasMessageContaining("jp-tok, us-south");
        assertThatThrownBy(() -> client.clusters().delete("c1"))
            .isInstanceOf(RegionException.class);
        assertThatThrownBy(() -> client.dedicatedHosts().pools())
            .isInstanceOf(RegionException.class);
        assertThatThrownBy(() -> client.dedicatedHosts().removePool("p1"))
            .isInstanceOf(RegionException.class);
      }
      assertThat(client.regions()).hasSize(2);
    }
    assertThat(requests).containsExactly("GET /v1/regions", "GET /v1/regions");
  }

  @Test
  @DisplayName(
      "A region unknown to the library is accepted if the service lists it or can't be asked")
  void newRegion() {
    bodies.put("/v1/regions", "{\"regions\": [{\"name\": \"fr-east\", \"alias\": \"eu-fr\"}]}");
    for (String name : List.of("eu-fr", "fr-east")) {
      try (ContainersClient client = client(name)) {
        assertThat(client.clusters().list(Provider.CLASSIC)).hasSize(1);
      }
    }
    bodies.remove("/v1/regions");
    try (ContainersClient client = client("eu-xx")) {
      assertThat(client.clusters().list(Provider.CLASSIC)).hasSize(1);
      assertThat(client.clusters().list(Provider.CLASSIC)).hasSize(1);
    }
    assertThat(requests).filteredOn("GET /v1/regions"::equals).hasSize(3);
  }

  @Test
  @DisplayName(
      "A call that is canceled while it reads the list of regions ends, and leaves no list")
  void canceled() throws Exception {
    Cancellation cancellation = new Cancellation();
    RequestOptions options = RequestOptions.builder().cancellation(cancellation).build();
    whenRegionsAreRead = cancellation::cancel;
    try (ContainersClient client = client("us-soth")) {
      FailingCall call =
          FailingCall.start(() -> client.clusters().with(options).list(Provider.CLASSIC));
      assertThat(call.failure()).isInstanceOf(CallCanceledException.class);
      whenRegionsAreRead = null;
      assertThatThrownBy(() -> client.clusters().list(Provider.CLASSIC))
          .isInstanceOf(RegionException.class);
    }
    assertThat(requests).containsExactly("GET /v1/regions", "GET /v1/regions");
  }

  @Test
  @DisplayName("A list of regions that the service fails to return for now is read again")
  void transientFailure() {
    statusOfRegions = 500;
    try (ContainersClient client = client("us-soth")) {
      assertThat(client.clusters().list(Provider.CLASSIC)).hasSize(1);
      statusOfRegions = 200;
      assertThatThrownBy(() -> client.clusters().list(Provider.CLASSIC))
          .isInstanceOf(RegionException.class);
    }
    assertThat(requests).filteredOn("GET /v1/regions"::equals).hasSize(2);
  }

  @Test
  @DisplayName("A timeout within which the list of regions isn't read leaves no list")
  void tooSlow() {
    ManualTime time = new ManualTime();
    AtomicBoolean slow = new AtomicBoolean(true);
    RequestOptions options = RequestOptions.builder().timeout(Duration.ofHours(1)).build();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  if (slow.get()) {
                    time.advance(Duration.ofHours(1));
                    throw new InterruptedIOException("timeout");
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    try (ContainersClient client =
        TestClients.of(server, time)
            .retryPolicy(RetryPolicy.none())
            .httpClient(http)
            .region("us-soth")
            .build()) {
      assertThatThrownBy(() -> client.clusters().with(options).list(Provider.CLASSIC))
          .isInstanceOf(CallTimeoutException.class);
      slow.set(false);
      assertThatThrownBy(() -> client.clusters().list(Provider.CLASSIC))
          .isInstanceOf(RegionException.class);
    }
    assertThat(requests).containsExactly("GET /v1/regions");
  }

  @Test
  @DisplayName("Reading the list of regions counts against the timeout of the call")
  void timeout() {
    ManualTime time = new ManualTime();
    RequestOptions options = RequestOptions.builder().timeout(Duration.ofHours(1)).build();
    List<Duration> limits = new CopyOnWriteArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  limits.add(Duration.ofNanos(chain.call().timeout().timeoutNanos()));
                  time.advance(Duration.ofMinutes(20));
                  return chain.proceed(chain.request());
                })
            .build();
    bodies.put("/v2/getDedicatedHostPools", "[]");
    bodies.put("/v1/regions", "{\"regions\": [{\"name\": \"eu-fr\"}]}");
    for (Consumer<ContainersClient> call :
        List.<Consumer<ContainersClient>>of(
            client -> client.clusters().with(options).list(Provider.CLASSIC),
            client -> client.dedicatedHosts().with(options).pools())) {
      limits.clear();
      try (ContainersClient client =
          TestClients.of(server, time)
              .retryPolicy(RetryPolicy.none())
              .httpClient(http)
              .region("eu-fr")
              .build()) {
        call.accept(client);
      }
      assertThat(limits).containsExactly(Duration.ofHours(1), Duration.ofMinutes(40));
    }
  }

  @Test
  @DisplayName(
      "On the fake cloud, a script that deletes all clusters of its region deletes no others")
  void deletesInItsRegionOnly() throws IOException {
    try (FakeIbmCloud cloud =
            FakeIbmCloud.builder()
                .noDefaultClusters()
                .cluster(ClusterSpec.vpc("here").in("eu-de", "eu-de-1"))
                .cluster(ClusterSpec.vpc("there"))
                .start();
        ContainersClient client = TestClients.of(cloud).region("eu-de").build()) {
      assertThatThrownBy(() -> client.clusters().delete("there"))
          .isInstanceOf(RegionException.class);
      client.clusters().list(Provider.VPC).forEach(it -> client.clusters().delete(it.id()));
      assertThat(cloud.requests().stream().filter(it -> it.method().equals("DELETE"))).hasSize(1);
    }
  }
}
