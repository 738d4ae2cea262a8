package io.github.ibmcontainers.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.ClusterState;
import io.github.ibmcontainers.cluster.MasterHealth;
import io.github.ibmcontainers.cluster.MasterState;
import io.github.ibmcontainers.cluster.ingress.Alb;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitFailedException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.WorkerHealth;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.cluster.worker.WorkerPoolState;
import io.github.ibmcontainers.cluster.worker.WorkerState;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that users have reported, read by the client. */
class ReportedResponsesTest {
  private static final String REFUSED =
      "{\"code\": \"G3917\", \"description\": \"The cluster is of another provider.\"}";

  private final MockWebServer server = Servers.prompt();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              String path = request.getUrl().encodedPath().replaceFirst("^/global", "");
              sent.add(path);
              String body = answers.get(path);
              return new MockResponse.Builder()
                  .code(body == null ? 400 : 200)
                  .addHeader("Content-Type", "application/json")
                  .body(body == null ? REFUSED : body)
                  .build();
            }));
    server.start();
    client = TestClients.of(server, new ManualTime()).retryPolicy(RetryPolicy.none()).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void answer(String path, String recording) {
    answers.put(path, Recording.of(recording).body());
  }

  @Test
  @DisplayName(
      "#137 a classic cluster whose response contains no provider is detected by its fields")
  void classicWithoutProvider() {
    answer("/v2/getCluster", "v2/getCluster/classic-without-provider-2024");
    answers.put("/v2/classic/getWorkers", "[]");
    Cluster it = client.clusters().get("paris-classic");
    assertThat(it.provider()).isEqualTo(Provider.CLASSIC);
    assertThat(it.state()).isEqualTo(ClusterState.NORMAL);
    assertThat(it.master().health()).isEqualTo(MasterHealth.NORMAL);
    assertThat(it.master().status()).contains("Ready");
    assertThat(it.version()).contains(Version.of("1.29.3_1531"));
    assertThat(it.dataCenter()).contains("par01");
    assertThat(it.masterUrl()).contains("https://c126.eu-de.containers.cloud.ibm.com:30950");
    assertThat(it.isReady()).isTrue();
    assertThat(client.workers().list("paris-classic")).isEmpty();
    assertThat(sent).containsExactly("/v2/getCluster", "/v2/classic/getWorkers");
  }

  @Test
  @DisplayName(
      "#138 a failed master update is read from the flat form, and the cluster isn't ready")
  void failedUpdate() {
    answer("/v2/getCluster", "v2/getCluster/classic-update-failed-2019");
    answer("/v2/classic/getCluster", "v2/getCluster/classic-update-failed-2019");
    Cluster it = client.clusters().get("mycluster");
    assertThat(it.provider()).isEqualTo(Provider.CLASSIC);
    assertThat(it.master().state()).isEqualTo(MasterState.UPDATE_FAILED);
    assertThat(it.isReady()).isFalse();
    assertThat(it.endpoints().publicUrl())
        .contains("https://c7.us-south.containers.cloud.ibm.com:27078");
    assertThat(it.ingress().hostname()).contains("mycluster.us-south.containers.appdomain.cloud");
    sent.clear();
    assertThatThrownBy(
            () ->
                client
                    .clusters()
                    .awaitVersion(
                        "mycluster", Version.of("1.14.6"), WaitOptions.atMost(Duration.ofHours(1))))
        .isInstanceOf(WaitFailedException.class)
        .hasMessageContaining("CAE007");
    assertThat(sent).hasSize(1);
  }

  @Test
  @DisplayName("#138 a failed master update is read from v1")
  void failedUpdateByV1() {
    answer("/v1/clusters/mycluster", "v1/GetCluster/classic-update-failed-2019");
    Cluster it = client.clusters().preferring(ApiVersion.V1).get("mycluster");
    assertThat(it.master().state()).isEqualTo(MasterState.UPDATE_FAILED);
    assertThat(it.isReady()).isFalse();
    assertThat(it.workerZones()).containsExactly("dal10");
  }

  @Test
  @DisplayName("The response for a VPC cluster with v1 fields is read completely")
  void vpc() {
    answer("/v2/getCluster", "v2/getCluster/vpc-v1-compatible-2020");
    Cluster it = client.clusters().get("mycluster2-gen2");
    assertThat(it.provider()).isEqualTo(Provider.VPC);
    assertThat(it.ingress().secretName())
        .contains("mycluster2-gen2-00000000000000000000000000000000-0000");
    assertThat(it.dataCenter()).contains("dal10");
    assertThat(it.addOns()).isEmpty();
    assertThat(it.entitlement()).isEmpty();
    assertThat(it.raw().getAdditionalProperties()).isEmpty();
  }

  @Test
  @DisplayName("A cluster response of 2017 is read completely by v1")
  void v1() {
    answer("/v1/clusters/MyDemoCluster", "v1/GetCluster/classic-2017");
    Cluster it = client.clusters().preferring(ApiVersion.V1).get("MyDemoCluster");
    assertThat(it.provider()).isEqualTo(Provider.CLASSIC);
    assertThat(it.version()).contains(Version.of("1.7.4_1504"));
    assertThat(it.ingress().hostname()).isEmpty();
    assertThat(it.workers()).isEqualTo(5);
    assertThat(it.vlans()).isEmpty();
    assertThat(it.raw().getAdditionalProperties()).isEmpty();
  }

  @Test
  @DisplayName(
      "Pools, workers and load balancers of v1 are read completely; empty text is treated as absent")
  void v1Groups() {
    answer("/v1/clusters/c1", "v1/GetCluster/classic-2017");
    answer("/v1/clusters/c1/workerpools", "v1/GetWorkerPools/classic-2022");
    answer("/v1/clusters/c1/workerpools/default", "v1/GetWorkerPool/classic-2022");
    answer("/v1/clusters/c1/workers", "v1/GetClusterWorkers/classic-2022");
    answer("/v1/alb/clusters/c1", "v1/GetClusterALBs/classic-2022");
    WorkerPool pool = client.workerPools().preferring(ApiVersion.V1).get("c1", "default");
    assertThat(client.workerPools().preferring(ApiVersion.V1).list("c1")).containsExactly(pool);
    assertThat(pool.state()).isEqualTo(WorkerPoolState.ACTIVE);
    assertThat(pool.desiredWorkers()).isEqualTo(3);
    assertThat(pool.zones().get(0).privateVlan()).contains("3249706");
    Worker worker = client.workers().preferring(ApiVersion.V1).list("c1").get(0);
    assertThat(worker.isReady()).isTrue();
    assertThat(worker.version()).contains(Version.of("1.23.9_1540"));
    assertThat(worker.target()).contains(Version.of("1.23.9_1541"));
    assertThat(worker.details()).isEmpty();
    assertThat(worker.pendingOperation()).isEmpty();
    List<Alb> albs = client.ingress().preferring(ApiVersion.V1).loadBalancers().list("c1");
    assertThat(albs).extracting(Alb::enabled).containsExactly(false, true);
    assertThat(albs.get(0).address()).isEmpty();
    assertThat(albs.get(0).build()).isEmpty();
    assertThat(albs.get(1).address()).contains("192.0.2.150");
  }

  @Test
  @DisplayName("#139 a deleted pool that is still returned is reported as deleted")
  void deletedPool() {
    answer("/v2/getCluster", "v2/getCluster/vpc-v1-compatible-2020");
    answer("/v2/vpc/getWorkerPool", "v2/VpcGetWorkerPool/vpc-deleted-2023");
    WorkerPool pool = client.workerPools().get("mycluster2-gen2", "test-pool");
    assertThat(pool.state()).isEqualTo(WorkerPoolState.DELETED);
    assertThat(pool.desired()).contains(WorkerPoolState.DELETED);
    assertThat(pool.desiredWorkers()).isZero();
    assertThat(pool.taints()).isEmpty();
  }

  @ParameterizedTest(name = "{1} by {0}")
  @DisplayName("#137 each provider-specific field identifies the provider")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"vpcs\": [\"r006-1\"]                                                          | VPC",
        "\"virtualPrivateEndpointURL\": \"https://c1.vpe.example:30000\"                  | VPC",
        "\"workerZones\": [\"us-south-1\"]                                               | VPC",
        "\"dataCenter\": \"eu-de-2\"                                                     | VPC",
        "\"provider\": \"vpc-gen3\"                                                      | VPC",
        "\"vlans\": [{\"id\": \"1\"}]                                                    | CLASSIC",
        "\"worker_vlans\": [{\"id\": \"1\"}]                                             | CLASSIC",
        "\"dataCenter\": \"dal10\", \"serverURL\": \"https://c1.example:30000\"          | CLASSIC",
        "\"location\": \"bqpaaaad0b914bomaaag\"                                          | SATELLITE",
        "\"masterURL\": \"https://j80e-6b64-ce00.us-east.satellite.appdomain.cloud:3\"   | SATELLITE",
      })
  void evidence(String fields, Provider provider) {
    answers.put("/v2/getCluster", "{\"id\": \"c1\", \"name\": \"mycluster\", " + fields + "}");
    assertThat(client.clusters().get("mycluster").provider()).isEqualTo(provider);
    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest(name = "{1} by {0}")
  @DisplayName("#137 if the response doesn't identify the provider, the providers' operations do")
  @CsvSource({
    "/v2/classic/getCluster, CLASSIC",
    "/v2/vpc/getCluster, VPC",
    "/v2/satellite/getClusters, SATELLITE",
    "/nobody, CLASSIC",
  })
  void providersOperations(String path, Provider provider) {
    String cluster = "{\"id\": \"c1\", \"name\": \"mycluster\", \"provider\": \"\"}";
    answers.put("/v2/getCluster", cluster);
    answers.put(path, path.endsWith("s") ? "[" + cluster + "]" : cluster);
    assertThat(client.clusters().get("mycluster").provider()).isEqualTo(provider);
    sent.clear();
    assertThatThrownBy(() -> client.workers().list("c1"));
    assertThat(sent.get(0)).isNotEqualTo("/v2/getCluster");
  }

  @ParameterizedTest
  @DisplayName("#137 a data center or a server URL alone doesn't identify the provider")
  @ValueSource(
      strings = {
        "\"dataCenter\": \"dal10\"",
        "\"serverURL\": \"https://c1.example:30000\"",
        "\"dataCenter\": \"Dallas\", \"serverURL\": \"https://c1.example:30000\"",
      })
  void inconclusive(String fields) {
    answers.put("/v2/getCluster", "{\"id\": \"c1\", \"name\": \"mycluster\", " + fields + "}");
    answers.put("/v2/vpc/getCluster", "{\"id\": \"c1\"}");
    assertThat(client.clusters().get("mycluster").provider()).isEqualTo(Provider.VPC);
    assertThat(sent).contains("/v2/classic/getCluster", "/v2/vpc/getCluster");
  }

  @ParameterizedTest(name = "{0}: {1} in {2}")
  @DisplayName("#137 a Satellite cluster is recognized in the list by its ID or name")
  @CsvSource(
      delimiter = '|',
      value = {
        "mycluster | {\"id\": \"c1\"} | [{\"id\": \"c0\"}, {\"id\": \"c1\"}]      | SATELLITE",
        "c1        | {}             | [{\"id\": \"c0\"}, {\"id\": \"c1\"}]      | SATELLITE",
        "mycluster | {}             | [{\"id\": \"c1\", \"name\": \"mycluster\"}] | SATELLITE",
        "mycluster | {\"id\": \"c1\"} | [{\"id\": \"c0\", \"name\": \"other\"}]     | CLASSIC",
        "mycluster | {\"id\": \"\"}   | [{\"id\": \"\", \"name\": \"other\"}]       | CLASSIC",
      })
  void satelliteList(String lookup, String response, String list, Provider provider) {
    answers.put("/v2/getCluster", response);
    answers.put("/v2/satellite/getClusters", list);
    answers.put("/v2/getWorkers", "[]");
    answers.put("/v2/classic/getWorkers", "[]");
    client.workers().list(lookup);
    assertThat(sent.get(sent.size() - 1))
        .isEqualTo(provider == Provider.SATELLITE ? "/v2/getWorkers" : "/v2/classic/getWorkers");
  }

  @Test
  @DisplayName("A provider unknown to this version isn't mistaken for another")
  void unknownProvider() {
    answers.put(
        "/v2/getCluster",
        """
        {"id": "c1", "provider": "orbit", "vlans": [{"id": "1"}],
         "dataCenter": "dal10", "serverURL": "https://c1.example:30000"}""");
    assertThatThrownBy(() -> client.clusters().get("c1"))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("provider");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("#138 nested and flat fields have the same values in responses of v1 and v2")
  @CsvSource({"/v2/classic/getCluster,false", "/v1/clusters/c1,true"})
  void nestedAndFlat(String path, boolean v1) {
    answers.put("/v2/getCluster", "{\"id\": \"c1\", \"provider\": \"classic\"}");
    client.clusters().get("c1");
    String common =
        "{\"id\": \"c1\", \"provider\": \"classic\", \"state\": \"normal\", \"dataCenter\": \"dal10\",";
    answers.put(
        path,
        common
            + """
             "masterState": "updating", "masterHealth": "error", "masterStatus": "Busy",
             "publicServiceEndpointEnabled": true, "publicServiceEndpointURL": "https://p:1",
             "ingressHostname": "h", "ingressSecretName": "s", "ingressStatus": "healthy",
             "ingressMessage": "m", "keyProtectEnabled": true, "masterKubeVersion": "1.30.1"}""");
    Cluster flat = get(v1);
    answers.put(
        path,
        common
            + """
             "lifecycle": {"masterState": "updating", "masterHealth": "error", "masterStatus": "Busy"},
             "serviceEndpoints": {"publicServiceEndpointEnabled": true,
              "publicServiceEndpointURL": "https://p:1"},
             "ingress": {"hostname": "h", "secretName": "s", "status": "healthy", "message": "m"},
             "features": {"keyProtectEnabled": true}, "masterKubeVersion": "1.30.1"}""");
    Cluster nested = get(v1);
    assertThat(flat.master()).isEqualTo(nested.master());
    assertThat(flat.master().state()).isEqualTo(MasterState.UPDATING);
    assertThat(flat.master().health().text()).isEqualTo("error");
    assertThat(flat.endpoints()).isEqualTo(nested.endpoints());
    assertThat(flat.endpoints().publicUrl()).contains("https://p:1");
    assertThat(flat.ingress()).isEqualTo(nested.ingress());
    assertThat(flat.ingress().message()).contains("m");
    assertThat(flat.dataCenter()).contains("dal10");
    assertThat(flat.keyProtected() && nested.keyProtected()).isTrue();
    assertThat(flat.isReady() || nested.isReady()).isFalse();
  }

  private Cluster get(boolean v1) {
    return v1 ? client.clusters().preferring(ApiVersion.V1).get("c1") : client.clusters().get("c1");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("#138 nested and flat fields of workers and pools have the same values")
  @CsvSource({
    "/v2/classic/getWorkers,/v2/classic/getWorkerPools,false",
    "/v1/clusters/c1/workers,/v1/clusters/c1/workerpools,true"
  })
  void nestedAndFlatWorkers(String workers, String pools, boolean v1) {
    answers.put("/v2/getCluster", "{\"id\": \"c1\", \"provider\": \"classic\"}");
    answers.put("/v1/clusters/c1", "{\"id\": \"c1\"}");
    answers.put(
        workers,
        """
        [{"id": "w1", "lifecycle": {"actualState": "deployed"}, "flavor": "f", "poolID": "p",
          "health": {"state": "normal", "message": "Ready"}, "location": "dal10",
          "kubeVersion": {"actual": "1.30.1", "target": "1.30.2"},
          "networkInformation": {"privateIP": "10.0.0.1", "publicIP": "192.0.2.1"}},
         {"id": "w2", "state": "normal", "status": "Ready", "machineType": "f", "poolid": "p",
          "location": "dal10", "kubeVersion": "1.30.1", "targetVersion": "1.30.2",
          "privateIP": "10.0.0.1", "publicIP": "192.0.2.1"},
         {"id": "w3", "state": "normal", "lifecycle": {"actualState": "deleting"}}]""");
    answers.put(
        pools,
        """
        [{"id": "p1", "poolName": "one", "flavor": "f", "workerCount": 2,
          "lifecycle": {"actualState": "deleting"}},
         {"id": "p2", "name": "one", "machineType": "f", "sizePerZone": 2, "state": "deleting"}]""");
    ApiVersion version = v1 ? ApiVersion.V1 : ApiVersion.V2;
    List<Worker> seen = client.workers().preferring(version).list("c1");
    assertThat(seen.subList(0, 2))
        .allSatisfy(
            worker -> {
              assertThat(worker.state()).isEqualTo(WorkerState.DEPLOYED);
              assertThat(worker.health()).isEqualTo(WorkerHealth.NORMAL);
              assertThat(worker.status()).contains("Ready");
              assertThat(worker.version()).contains(Version.of("1.30.1"));
              assertThat(worker.target()).contains(Version.of("1.30.2"));
              assertThat(worker.flavor()).contains("f");
              assertThat(worker.poolId()).contains("p");
              assertThat(worker.privateAddress()).contains("10.0.0.1");
              assertThat(worker.publicAddress()).contains("192.0.2.1");
              assertThat(worker.isReady()).isTrue();
            });
    assertThat(seen.get(2).state()).isEqualTo(WorkerState.DELETING);
    assertThat(seen.get(2).isReady()).isFalse();
    assertThat(client.workerPools().preferring(version).list("c1"))
        .allSatisfy(
            pool -> {
              assertThat(pool.name()).isEqualTo("one");
              assertThat(pool.flavor()).contains("f");
              assertThat(pool.workersPerZone()).isEqualTo(2);
              assertThat(pool.state()).isEqualTo(WorkerPoolState.DELETING);
            });
  }

  @Test
  @DisplayName("A half-updated pool is awaited until its last worker is updated")
  void halfUpdated() {
    answers.put("/v2/getCluster", "{\"id\": \"c1\", \"provider\": \"classic\"}");
    answers.put(
        "/v2/classic/getWorkerPool",
        "{\"id\": \"p1\", \"poolName\": \"default\", \"workerCount\": 3, \"zones\":"
            + " [{\"id\": \"dal10\"}], \"lifecycle\": {\"actualState\": \"active\"}}");
    answers.put("/v2/classic/getWorkers", workers("1.30.6", "1.29.9", "1.29.9"));
    List<Long> counts = new CopyOnWriteArrayList<>();
    WaitOptions options =
        WaitOptions.builder(Duration.ofHours(1))
            .listener(
                progress -> {
                  counts.add((long) counts.size());
                  if (counts.size() == 3) {
                    answers.put("/v2/classic/getWorkers", workers("1.30.6", "1.30.6", "1.30.6"));
                  }
                })
            .build();
    assertThat(client.workerPools().awaitVersion("c1", "default", Version.of("1.30.6"), options))
        .hasSize(3)
        .allMatch(worker -> worker.version().equals(Optional.of(Version.of("1.30.6"))));
    assertThat(counts).hasSize(4);
  }

  private static String workers(String... versions) {
    StringJoiner workers = new StringJoiner(",", "[", "]");
    for (String version : versions) {
      workers.add(
          "{\"id\": \"w"
              + workers.length()
              + "\", \"poolName\": \"default\", \"poolID\": \"p1\", \"location\": \"dal10\","
              + " \"lifecycle\": {\"actualState\": \"deployed\"}, \"health\": {\"state\": \"normal\"},"
              + " \"kubeVersion\": {\"actual\": \""
              + version
              + "\", \"target\": \"1.30.6\"}}");
    }
    return workers.toString();
  }

  @Test
  @DisplayName("A gateway's body in an unrequested encoding isn't part of the message")
  void encodedBody() {
    server.setDispatcher(
        Responses.to(
            request ->
                new MockResponse.Builder()
                    .code(503)
                    .addHeader("Content-Encoding", "br")
                    .body(new Buffer().write(new byte[] {0x0b, 0x02, (byte) 0x80, 0x68, 0x69, 3}))
                    .build()));
    assertThatThrownBy(() -> client.clusters().get("c1"))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("503")
        .hasMessageNotContaining("hi")
        .hasMessageNotContaining("\ufffd");
  }
}
