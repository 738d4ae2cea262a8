package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.worker.Workers;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.internal.route.ProviderMemory;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster's provider is looked up once, cached by scope, and invalidated when it is wrong. */
class ProviderMemoryTest {
  private final MockWebServer server = Servers.prompt();
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private Function<String, MockResponse> answer = path -> json(404, "{}");

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              String path = request.getTarget().replaceFirst("^/global", "");
              sent.add(path);
              return answer.apply(path);
            }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestServices services() {
    return services(Scope.none());
  }

  private TestServices services(Scope scope) {
    return TestServices.of(server, scope, new ManualTime());
  }

  private static MockResponse cluster(String provider) {
    return json(
        200, "{\"id\": \"c1\", \"name\": \"mycluster\", \"provider\": \"" + provider + "\"}");
  }

  private static MockResponse notFound() {
    return json(404, "{\"code\": \"G0004\", \"description\": \"cluster not found\"}");
  }

  private static MockResponse wrongProvider() {
    return json(400, "{\"code\": \"G3917\", \"description\": \"not supported for your cluster\"}");
  }

  @Test
  @DisplayName("A provider looked up by cluster name is cached by ID as well")
  void once() {
    answer = path -> path.startsWith("/v2/getCluster?") ? cluster("vpc-gen2") : json(200, "[]");
    try (TestServices it = services()) {
      it.services().workers().list("mycluster");
      it.services().workers().list("c1");
      it.services().workerPools().list("mycluster");
    }
    assertThat(sent)
        .containsExactly(
            "/v2/getCluster?cluster=mycluster",
            "/v2/vpc/getWorkers?cluster=mycluster",
            "/v2/vpc/getWorkers?cluster=c1",
            "/v2/vpc/getWorkerPools?cluster=mycluster");
  }

  @Test
  @DisplayName("Clusters in a list need no lookup")
  void fromList() {
    answer =
        path ->
            path.startsWith("/v2/classic/getClusters")
                ? json(200, "[{\"id\": \"c1\", \"name\": \"mycluster\"}]")
                : json(200, "[]");
    try (TestServices it = services()) {
      assertThat(it.services().clusters().list().all()).hasSize(1);
      sent.clear();
      it.services().workers().list("mycluster");
    }
    assertThat(sent).containsExactly("/v2/classic/getWorkers?cluster=mycluster");
  }

  @Test
  @DisplayName("The same name in another scope is a different cluster")
  void byScope() {
    answer = path -> path.startsWith("/v2/getCluster?") ? cluster("classic") : json(200, "[]");
    try (TestServices it = services()) {
      it.services().workers().list("mycluster");
      RequestOptions elsewhere =
          RequestOptions.builder().scope(Scope.builder().resourceGroup("rg2").build()).build();
      it.services().workers().with(elsewhere).list("mycluster");
    }
    assertThat(sent.stream().filter(path -> path.startsWith("/v2/getCluster?"))).hasSize(2);
  }

  @Test
  @DisplayName(
      "#98 G3917 is never reported: the provider is invalidated, looked up again, and the call repeated")
  void wrongProviderCode() {
    List<String> providers = new ArrayList<>(List.of("classic", "vpc-gen2"));
    answer =
        path ->
            path.startsWith("/v2/getCluster?")
                ? cluster(providers.remove(0))
                : path.startsWith("/v2/classic/")
                    ? (providers.size() == 1 && sent.size() < 3 ? json(200, "[]") : wrongProvider())
                    : json(200, "[]");
    try (TestServices it = services()) {
      it.services().workers().list("mycluster");
      it.services().workers().list("mycluster");
    }
    assertThat(sent)
        .containsExactly(
            "/v2/getCluster?cluster=mycluster",
            "/v2/classic/getWorkers?cluster=mycluster",
            "/v2/classic/getWorkers?cluster=mycluster",
            "/v2/getCluster?cluster=mycluster",
            "/v2/vpc/getWorkers?cluster=mycluster");
  }

  @Test
  @DisplayName(
      "A 404 of a cached cluster causes one lookup, which finds a cluster recreated with another provider")
  void recreatedWithAnotherProvider() {
    List<String> providers = new ArrayList<>(List.of("classic", "satellite"));
    answer =
        path ->
            path.startsWith("/v2/getCluster?")
                ? cluster(providers.remove(0))
                : path.startsWith("/v2/classic/") && sent.size() > 2 ? notFound() : json(200, "[]");
    try (TestServices it = services()) {
      it.services().workers().list("mycluster");
      it.services().workers().list("mycluster");
    }
    assertThat(sent.get(sent.size() - 1)).isEqualTo("/v2/getWorkers?cluster=mycluster");
  }

  @Test
  @DisplayName("A persistent 404 is reported with the searched scope")
  void gone() {
    List<MockResponse> lookups = new ArrayList<>(List.of(cluster("classic")));
    answer =
        path -> {
          if (path.startsWith("/v2/getCluster?")) {
            return lookups.isEmpty() ? notFound() : lookups.remove(0);
          }
          return sent.size() > 2 ? notFound() : json(200, "[]");
        };
    try (TestServices it = services(Scope.builder().resourceGroup("rg1").build())) {
      Workers workers = it.services().workers();
      workers.list("mycluster");
      assertThatThrownBy(() -> workers.list("mycluster"))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("rg1")
          .satisfies(
              e ->
                  assertThat(e.getSuppressed())
                      .hasOnlyElementsOfType(NotFoundException.class)
                      .hasSize(1));
      sent.clear();
      assertThatThrownBy(() -> workers.list("mycluster")).isInstanceOf(NotFoundException.class);
    }
    assertThat(sent).containsExactly("/v2/getCluster?cluster=mycluster");
  }

  @ParameterizedTest
  @CsvSource({"404, ServerException", "400, NotFoundException"})
  @DisplayName(
      "If the cluster can't be looked up again, the reason is reported, not the first failure")
  void lookupFails(int first, String reported) {
    List<MockResponse> lookups = new ArrayList<>(List.of(cluster("classic")));
    answer =
        path -> {
          if (path.startsWith("/v2/getCluster?")) {
            return lookups.isEmpty()
                ? first == 404 ? json(503, "{}") : notFound()
                : lookups.remove(0);
          }
          return sent.size() > 2 ? first == 404 ? notFound() : wrongProvider() : json(200, "[]");
        };
    try (TestServices it = services()) {
      Workers workers = it.services().workers();
      workers.list("mycluster");
      assertThatThrownBy(() -> workers.list("mycluster"))
          .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(reported))
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
  }

  @Test
  @DisplayName("A cluster that can't be looked up again isn't taken for a missing one")
  void findFails() {
    answer =
        path ->
            path.startsWith("/v2/classic/")
                ? notFound()
                : sent.size() > 1 ? json(503, "{}") : cluster("classic");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      assertThat(clusters.find("mycluster")).isPresent();
      assertThatThrownBy(() -> clusters.find("mycluster")).isInstanceOf(ServerException.class);
    }
  }

  @Test
  @DisplayName("A call that is canceled while the cluster is looked up again reports that")
  void canceledLookup() {
    Cancellation cancellation = new Cancellation();
    answer =
        path -> {
          if (path.startsWith("/v2/classic/") && sent.size() > 2) {
            return notFound();
          }
          if (path.startsWith("/v2/getCluster?") && sent.size() > 2) {
            cancellation.cancel();
            return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
          }
          return path.startsWith("/v2/getCluster?") ? cluster("classic") : json(200, "[]");
        };
    try (TestServices it = services()) {
      Workers workers =
          it.services().workers().with(RequestOptions.builder().cancellation(cancellation).build());
      workers.list("mycluster");
      assertThatThrownBy(() -> workers.list("mycluster")).isInstanceOf(CallCanceledException.class);
    }
  }

  @Test
  @DisplayName("A failure that says nothing about the provider causes no lookup")
  void otherFailure() {
    answer =
        path ->
            path.startsWith("/v2/getCluster?")
                ? cluster("classic")
                : sent.size() > 2 ? json(403, "{\"code\": \"A0001\"}") : json(200, "[]");
    try (TestServices it = services()) {
      Workers workers = it.services().workers();
      workers.list("mycluster");
      assertThatThrownBy(() -> workers.list("mycluster")).isInstanceOf(ForbiddenException.class);
    }
    assertThat(sent).hasSize(3);
  }

  @Test
  @DisplayName("A deleted cluster is looked up again, by name or ID")
  void deleted() {
    answer =
        path ->
            path.startsWith("/v2/getCluster?")
                ? cluster("classic")
                : json(200, path.startsWith("/v1/") ? "{}" : "[]");
    try (TestServices it = services()) {
      for (String next : List.of("mycluster", "c1")) {
        it.services().workers().list("mycluster");
        it.services().clusters().delete("mycluster");
        sent.clear();
        it.services().workers().list(next);
        assertThat(sent)
            .containsExactly(
                "/v2/getCluster?cluster=" + next, "/v2/classic/getWorkers?cluster=" + next);
        it.services().clusters().delete(next);
      }
    }
  }

  @Test
  @DisplayName(
      "With v1 preferred, a classic cluster uses only v1; one unknown to v1 is looked up by v2")
  void preferringV1() {
    answer =
        path ->
            path.equals("/v1/clusters/old")
                ? json(200, "{\"id\": \"c0\", \"name\": \"old\"}")
                : path.equals("/v1/clusters/mycluster")
                    ? wrongProvider()
                    : path.startsWith("/v2/getCluster?") ? cluster("vpc-gen2") : json(200, "[]");
    try (TestServices it = services()) {
      Workers workers = it.services().workers().preferring(ApiVersion.V1);
      workers.list("old");
      workers.list("mycluster");
    }
    assertThat(sent)
        .containsExactly(
            "/v1/clusters/old",
            "/v1/clusters/old/workers",
            "/v1/clusters/mycluster",
            "/v2/getCluster?cluster=mycluster",
            "/v2/vpc/getWorkers?cluster=mycluster");
  }

  @Test
  @DisplayName("A provider-independent action needs no lookup")
  void noLookup() {
    answer = path -> new MockResponse.Builder().code(204).build();
    try (TestServices it = services()) {
      it.services().clusters().updateMaster("mycluster");
    }
    assertThat(sent).containsExactly("/v2/updateMaster");
  }

  @Test
  @DisplayName(
      "Without a provider in the response, it is derived from provider-specific fields, or the providers are queried")
  void withoutProvider() {
    answer =
        path ->
            json(
                200,
                path.contains("=vpc")
                    ? "{\"id\": \"c1\", \"vpcs\": [\"r1\"]}"
                    : path.contains("=vlan")
                        ? "{\"id\": \"c2\", \"vlans\": [{\"id\": \"1\"}]}"
                        : "{\"id\": \"c3\"}");
    try (TestServices it = services()) {
      Clusters clusters = it.services().clusters();
      assertThat(clusters.get("vpc").provider()).isEqualTo(Provider.VPC);
      assertThat(clusters.get("vlan").provider()).isEqualTo(Provider.CLASSIC);
      assertThat(clusters.get("other").provider()).isEqualTo(Provider.CLASSIC);
    }
  }

  @Test
  @DisplayName("find() returns an empty result for an unknown cluster")
  void find() {
    answer = path -> path.contains("=mycluster") ? cluster("satellite") : notFound();
    try (TestServices it = services()) {
      assertThat(it.services().clusters().find("mycluster").map(Cluster::provider))
          .contains(Provider.SATELLITE);
      assertThat(it.services().clusters().find("nobody")).isEmpty();
    }
  }

  @Test
  @DisplayName("The cache is bounded; entries that are refreshed outlive those that aren't")
  void bounded() {
    ProviderMemory memory = new ProviderMemory();
    memory.remember(Scope.none(), "once", "once", Provider.VPC, null);
    for (int cluster = 0; cluster < 30_000; cluster++) {
      memory.remember(Scope.none(), "often", "often", Provider.CLASSIC, null);
      memory.remember(Scope.none(), "id" + cluster, "name" + cluster, Provider.VPC, null);
    }
    assertThat(memory.find(Scope.none(), "once")).isEmpty();
    assertThat(memory.find(Scope.none(), "often")).contains(Provider.CLASSIC);
    assertThat(
            IntStream.range(0, 30_000)
                .filter(cluster -> memory.find(Scope.none(), "name" + cluster).isPresent()))
        .hasSizeBetween(5_000, 10_000);
  }

  @Test
  @DisplayName("Invalidating a cluster by name also invalidates its ID, however old the entry is")
  void forgotten() {
    ProviderMemory memory = new ProviderMemory();
    memory.remember(Scope.none(), "id", "name", Provider.VPC, null);
    for (int cluster = 0; cluster < 5_000; cluster++) {
      memory.remember(Scope.none(), "id" + cluster, "name" + cluster, Provider.VPC, null);
    }
    assertThat(memory.find(Scope.none(), "id")).contains(Provider.VPC);
    memory.forget(Scope.none(), "name");
    assertThat(memory.find(Scope.none(), "id")).isEmpty();
  }

  @Test
  @DisplayName("A name or ID means the cluster that was last remembered with it")
  void reused() {
    ProviderMemory memory = new ProviderMemory();
    memory.remember(Scope.none(), "id1", "name", Provider.VPC, "r1");
    memory.remember(Scope.none(), "id2", "name", Provider.CLASSIC, "r2");
    assertThat(memory.find(Scope.none(), "name")).contains(Provider.CLASSIC);
    memory.remember(Scope.none(), "id1", "name", Provider.VPC, "r1");
    assertThat(memory.find(Scope.none(), "name")).contains(Provider.VPC);
    memory.remember(Scope.none(), "id1", "other", Provider.VPC, "r1");
    assertThat(memory.find(Scope.none(), "other")).contains(Provider.VPC);
    memory.remember(Scope.none(), "id1", "renamed", Provider.CLASSIC, "r1");
    memory.remember(Scope.none(), "id1", "name", Provider.VPC, "r1");
    assertThat(memory.find(Scope.none(), "id1")).contains(Provider.VPC);
  }

  @Test
  @DisplayName("The ages of the last 200 created resources are known")
  void ages() {
    ProviderMemory memory = new ProviderMemory();
    ManualTime time = new ManualTime();
    for (int resource = 0; resource <= 200; resource++) {
      memory.created(Scope.none(), "id" + resource, "id" + resource, time);
    }
    time.advance(Duration.ofSeconds(7));
    assertThat(memory.age(Scope.none(), "id0", time)).isEmpty();
    assertThat(memory.age(Scope.none(), "id1", time)).contains(Duration.ofSeconds(7));
    assertThat(memory.age(Scope.none(), "id200", time)).contains(Duration.ofSeconds(7));
    memory.deleted(Scope.none(), "id200");
    assertThat(memory.age(Scope.none(), "id200", time)).isEmpty();
  }

  @Test
  @DisplayName("#85 names are escaped, and blank ones rejected before a request is sent")
  void names() {
    answer = path -> cluster("classic");
    try (TestServices it = services()) {
      it.services().clusters().get("a/b?c&d");
      Clusters clusters = it.services().clusters();
      assertThatIllegalArgumentException().isThrownBy(() -> clusters.get(" "));
      Workers workers = it.services().workers();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> workers.get("c1", ""))
          .withMessageContaining("worker's id");
    }
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0)).contains("a%2Fb%3Fc%26d");
  }

  @Test
  @DisplayName("The raw response contains status and request ID in addition to the value")
  void rawResponse() {
    answer =
        path ->
            path.startsWith("/v2/getCluster?")
                ? cluster("classic")
                : json(path.startsWith("/v2/autoUpdateMaster") ? 202 : 201, "[]");
    try (TestServices it = services()) {
      RawResponse<Cluster> response =
          it.services().clusters().withRawResponse(clusters -> clusters.get("mycluster"));
      assertThat(response.value().name()).isEqualTo("mycluster");
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.requestId()).isPresent();
      RawResponse<?> ofSecond =
          it.services().workers().withRawResponse(workers -> workers.list("mycluster"));
      assertThat(ofSecond.status()).isEqualTo(201);
      RawResponse<?> ofChange =
          it.services()
              .clusters()
              .withRawResponse(
                  clusters -> {
                    clusters.setAutoUpdate("mycluster", true);
                    return "changed";
                  });
      assertThat(ofChange.status()).isEqualTo(202);
    }
  }

  @Test
  @DisplayName("All provider names are parsed; vpc-classic is rejected as no longer offered")
  void providers() {
    assertThat(Provider.of("VPC")).isEqualTo(Provider.VPC);
    assertThat(Provider.of("vpc-gen2")).isEqualTo(Provider.VPC);
    assertThat(Provider.of("classic")).isEqualTo(Provider.CLASSIC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Provider.of("vpc-classic"))
        .withMessageContaining("no longer offered")
        .withMessageContaining("vpc-gen2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Provider.of("aws"))
        .withMessageContaining("satellite");
  }
}
