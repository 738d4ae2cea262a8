package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.cluster.TestServices.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.ibmcontainers.cluster.satellite.SatelliteHostHealth;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.cluster.worker.WorkerState;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.GetClusterResponse;
import io.github.ibmcontainers.generated.model.GetClustersResponse;
import io.github.ibmcontainers.generated.model.GetWorkerPoolResponse;
import io.github.ibmcontainers.generated.model.GetWorkerResponse;
import io.github.ibmcontainers.generated.model.WorkerPoolResponse;
import io.github.ibmcontainers.internal.route.ProviderEvidence;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Responses of v1 classic, v2 classic, v2 VPC and Satellite map to the same values. */
class ViewConsistencyTest {
  private static final Gson GSON = new Gson();

  private static <T> T read(String file, Class<T> type) {
    return GSON.fromJson(fixture(file), type);
  }

  private static Cluster v1() {
    return Cluster.of(
        read("cluster-v1-classic.json", io.github.ibmcontainers.generated.model.Cluster.class),
        Provider.CLASSIC);
  }

  private static Cluster v2(String name) {
    GetClusterResponse answer = read("cluster-v2-" + name + ".json", GetClusterResponse.class);
    return Cluster.of(answer, ProviderEvidence.of(answer).orElseThrow());
  }

  @Test
  @DisplayName("A cluster's properties are the same, except those of a single provider")
  void clusters() {
    Cluster expected = v1();
    assertThat(Stream.of(v2("classic"), v2("vpc"), v2("satellite")))
        .allSatisfy(
            it -> {
              String[] own = {"provider", "vlans", "vpcs", "networkPlugin", "endpoints"};
              assertThat(facts(it, own)).isEqualTo(facts(expected, own));
              assertThat(it.endpoints())
                  .usingRecursiveComparison()
                  .ignoringFields("virtualPrivateUrl")
                  .isEqualTo(expected.endpoints());
            });
    assertThat(Stream.of(v1(), v2("classic"), v2("vpc"), v2("satellite")).map(Cluster::provider))
        .containsExactly(Provider.CLASSIC, Provider.CLASSIC, Provider.VPC, Provider.SATELLITE);
    assertThat(v2("vpc").vpcs()).containsExactly("r006-0001");
    assertThat(v2("vpc").endpoints().virtualPrivateUrl()).isPresent();
    assertThat(v2("classic").vlans().get(0).subnets().get(0).cidr()).isEqualTo("169.60.40.136/29");
  }

  @Test
  @DisplayName("List operations return a subset of a cluster's properties, with the same values")
  void lists() {
    ClusterSummary expected =
        ClusterSummary.of(
            read("cluster-v1-classic.json", io.github.ibmcontainers.generated.model.Cluster.class),
            Provider.CLASSIC);
    for (Provider provider : Provider.values()) {
      String file =
          "clusters-v2-"
              + (provider == Provider.VPC ? "vpc" : provider.toString().toLowerCase(Locale.ROOT))
              + ".json";
      List<GetClustersResponse> list =
          GSON.fromJson(fixture(file), new TypeToken<List<GetClustersResponse>>() {}.getType());
      assertThat(facts(ClusterSummary.of(list.get(0), provider), "provider"))
          .isEqualTo(facts(expected, "provider"));
    }
  }

  @Test
  @DisplayName("A worker's properties are the same, although v1 returns one state and v2 two")
  void workers() {
    Worker expected =
        Worker.of(
            read("worker-v1-classic.json", io.github.ibmcontainers.generated.model.Worker.class));
    assertThat(Stream.of("classic", "vpc", "satellite"))
        .allSatisfy(
            name -> {
              String[] own = {"desired", "interfaces", "publicAddress"};
              Worker it = Worker.of(read("worker-v2-" + name + ".json", GetWorkerResponse.class));
              assertThat(facts(it, own)).isEqualTo(facts(expected, own));
            });
    assertThat(expected.publicAddress()).contains("169.1.2.3");
    assertThat(
            Worker.of(
                    GSON.fromJson(
                        "{\"id\": \"w2\", \"state\": \"provisioning\"}",
                        io.github.ibmcontainers.generated.model.Worker.class))
                .state())
        .isEqualTo(WorkerState.PROVISIONING);
  }

  @Test
  @DisplayName("A pool's properties are the same")
  void pools() {
    WorkerPool expected = WorkerPool.of(read("pool-v1-classic.json", WorkerPoolResponse.class));
    assertThat(Stream.of("classic", "vpc", "satellite"))
        .allSatisfy(
            name -> {
              String[] own = {"desired", "taints", "vpc", "zones"};
              WorkerPool it =
                  WorkerPool.of(read("pool-v2-" + name + ".json", GetWorkerPoolResponse.class));
              assertThat(facts(it, own)).isEqualTo(facts(expected, own));
              assertThat(it.zones())
                  .usingRecursiveComparison()
                  .ignoringFields("privateVlan", "publicVlan", "subnets")
                  .isEqualTo(expected.zones());
            });
  }

  @Test
  @DisplayName(
      "Endpoints are read from the nested form and from the flat form of v1-compatible responses")
  void flatEndpoints() {
    GetClusterResponse flat =
        GSON.fromJson(
            """
            {"id": "c1", "provider": "vpc-gen2", "publicServiceEndpointEnabled": true,
             "publicServiceEndpointURL": "https://c1.example:30000", "masterHealth": "normal",
             "masterStatus": "Ready", "ingressHostname": "h.example", "keyProtectEnabled": true}""",
            GetClusterResponse.class);
    Cluster it = Cluster.of(flat, Provider.VPC);
    assertThat(it.endpoints().publicUrl()).contains("https://c1.example:30000");
    assertThat(it.endpoints().publicEnabled()).isTrue();
    assertThat(it.master().health()).isEqualTo(MasterHealth.NORMAL);
    assertThat(it.ingress().hostname()).contains("h.example");
    assertThat(it.keyProtected()).isTrue();
  }

  @Test
  @DisplayName(
      "Missing, null and empty values are absent, and unknown fields are available from the raw model")
  void sparse() {
    GetClusterResponse bare =
        GSON.fromJson(
            """
            {"id": "c1", "provider": "satellite", "createdDate": "", "workerZones": null,
             "serviceEndpoints": null, "addons": [null], "futureField": {"kept": true}}""",
            GetClusterResponse.class);
    Cluster it = Cluster.of(bare, Provider.SATELLITE);
    assertThat(it.created()).isEmpty();
    assertThat(it.version()).isEmpty();
    assertThat(it.endpoints().publicUrl()).isEmpty();
    assertThat(it.state().isPresent()).isFalse();
    assertThat(it.isReady()).isFalse();
    Model raw = it.raw();
    assertThat(raw.getAdditionalProperties().get("futureField")).hasToString("{\"kept\":true}");
    WorkerPool pool =
        WorkerPool.of(
            GSON.fromJson(
                """
                {"id": "p1", "labels": {"tier": "web", "unset": null},
                 "zones": [null, {"id": "us-south-1"}]}""",
                GetWorkerPoolResponse.class));
    assertThat(pool.labels()).isEqualTo(Map.of("tier", "web"));
    assertThat(pool.taints()).isEmpty();
    assertThat(pool.zones()).extracting(WorkerPool.PoolZone::id).containsExactly("us-south-1");
  }

  @Test
  @DisplayName("An unknown state keeps its text; known states are constants, case-insensitively")
  void openStates() {
    assertThat(ClusterState.of("hibernating").isKnown()).isFalse();
    assertThat(ClusterState.of("hibernating").text()).isEqualTo("hibernating");
    assertThat(ClusterState.of("Normal")).isEqualTo(ClusterState.NORMAL);
    assertThat(ClusterState.of("Normal").hashCode()).isEqualTo(ClusterState.NORMAL.hashCode());
    assertThat(ClusterState.NORMAL).isNotEqualTo(WorkerState.NORMAL);
    assertThat(SatelliteHostHealth.of("reload-required"))
        .isEqualTo(SatelliteHostHealth.RELOAD_REQUIRED);
  }

  @Test
  @DisplayName("Dates without a colon in the offset are parsed; an unparseable date keeps its text")
  void dates() {
    assertThat(moment("2021-01-27T00:18:56+0000")).contains("2021-01-27T00:18:56Z");
    assertThat(moment("2021-01-27T00:18:56+01:30")).contains("2021-01-27T00:18:56+01:30");
    assertThat(moment("2021-01-27T00:18:56.123Z")).contains("2021-01-27T00:18:56.123Z");
    assertThat(Timestamp.of("last Tuesday").orElseThrow().text()).isEqualTo("last Tuesday");
    assertThat(moment("last Tuesday")).isEmpty();
    assertThat(Timestamp.of("")).isEmpty();
    assertThat(Timestamp.of(null)).isEmpty();
  }

  private static Optional<String> moment(String text) {
    return Timestamp.of(text).flatMap(Timestamp::time).map(Object::toString);
  }

  @Test
  @DisplayName("Versions have a platform, numbers and a build, and are ordered")
  void versions() {
    Version openShift = Version.of("4.19.25_1572_openshift");
    assertThat(openShift.platform()).isEqualTo(Platform.OPENSHIFT);
    assertThat(openShift.number()).isEqualTo("4.19.25");
    assertThat(openShift.build()).hasValue(1572);
    assertThat(Version.of("1.16.10_1533").platform()).isEqualTo(Platform.KUBERNETES);
    assertThat(Version.of("1.9.0")).isLessThan(Version.of("1.16.10_1533"));
    assertThat(Version.of("1.29.5_1539").isAtLeast(Version.of("1.29.5"))).isTrue();
    assertThat(Version.of("4.14_openshift").isAtLeast(Version.of("1.29"))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Version.of("latest"))
        .withMessageContaining("1.29.5");
  }

  /**
   * Returns the values of a view's methods, except the generated model and provider-specific
   * properties.
   */
  private static Map<String, Object> facts(Object view, String... own) {
    Map<String, Object> facts = new TreeMap<>();
    for (Method method : view.getClass().getMethods()) {
      if (method.getDeclaringClass() != Object.class
          && !Modifier.isStatic(method.getModifiers())
          && method.getParameterCount() == 0
          && !Set.of("raw", "hashCode", "toString").contains(method.getName())
          && !List.of(own).contains(method.getName())) {
        try {
          facts.put(method.getName(), Objects.requireNonNull(method.invoke(view)));
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(method.getName(), e);
        }
      }
    }
    assertThat(facts).hasSizeGreaterThan(5);
    return facts;
  }
}
