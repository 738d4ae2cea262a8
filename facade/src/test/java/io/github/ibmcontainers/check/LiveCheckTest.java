package io.github.ibmcontainers.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.DriftKind;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.ReadOnlyException;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.generated.api.LoggingApi;
import io.github.ibmcontainers.internal.drift.Comparison;
import io.github.ibmcontainers.internal.drift.HeadComparison;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The live check, against a fake cloud and through a proxy that modifies its responses. */
class LiveCheckTest {
  private static final String SECRET = "Pl4nted-5ecret-0123456789abcdef";

  private final FakeIbmCloud cloud = FakeIbmCloud.builder().rateLimit(false).start();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  @DisplayName("A service that matches the document yields no differences and receives only reads")
  void unmodifiedResponses() {
    List<String> progress = new CopyOnWriteArrayList<>();
    LiveReport report = LiveCheck.of(TestClients.of(cloud, time)).progress(progress::add).run();
    assertThat(report.findings()).isEmpty();
    assertThat(report.unknown()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.overlayActions()).isEmpty();
    assertThat(report.statuses()).hasSizeGreaterThan(90);
    assertThat(report.statuses().get("vpcGetWorkers")).isEqualTo(Map.of("200", 1));
    assertThat(report.counts()).containsEntry("clusters", 5);
    assertThat(progress).contains("token: ok", "getCluster");
    assertThat(cloud.requests())
        .filteredOn(it -> it.service() == Service.CONTAINERS)
        .allMatch(it -> it.method().equals("GET"));
    assertThat(report.markdown()).contains("## Differences\n\nNone.");
    assertThat(JsonParser.parseString(report.json()).isJsonObject()).isTrue();
    cloud
        .requests()
        .forEach(
            it ->
                it.query("cluster").ifPresent(id -> assertThat(report.json()).doesNotContain(id)));
  }

  @Test
  @DisplayName("Each modified field is reported by its path, with an action for the overlay")
  void modifiedResponses() {
    LiveReport report =
        LiveCheck.of(
                TestClients.of(cloud, time)
                    .httpClient(
                        through(
                            "/v2/getCluster",
                            cluster -> {
                              cluster.addProperty("orbit", SECRET);
                              cluster.addProperty("workerCount", SECRET);
                              cluster.addProperty(SECRET, true);
                              cluster.add("regionName", cluster.remove("region"));
                              cluster.addProperty("state", "hibernating");
                              return cluster;
                            })))
            .run();
    assertThat(report.findings())
        .extracting(LiveReport.Finding::place, LiveReport.Finding::kind)
        .contains(
            tuple("GetClusterResponse.orbit", DriftKind.UNKNOWN_FIELD),
            tuple("GetClusterResponse.regionName", DriftKind.UNKNOWN_FIELD),
            tuple("GetClusterResponse.workerCount", DriftKind.OTHER_TYPE),
            tuple("GetClusterResponse.(name withheld)", DriftKind.UNKNOWN_FIELD))
        .hasSize(4);
    assertThat(report.overlayActions())
        .contains("target: $.definitions['GetClusterResponse'].properties\n")
        .contains("      orbit:\n        type: string\n")
        .contains("target: $.definitions['GetClusterResponse'].properties['workerCount']")
        .contains("x-read-leniently: true");
    assertThat(report.markdown() + report.json() + report)
        .doesNotContain(SECRET)
        .doesNotContain("hibernating");
    assertThat(report.isClean()).isFalse();
  }

  @Test
  @DisplayName("An error body of another format is reported")
  void errorBody() {
    LiveReport report =
        LiveCheck.of(
                TestClients.of(cloud, time)
                    .httpClient(
                        through(
                            "/v1/credentials",
                            error -> {
                              error.addProperty("status_code", 404);
                              return error;
                            })))
            .run();
    assertThat(report.findings())
        .extracting(LiveReport.Finding::place)
        .containsExactly("ErrorResponse.status_code");
    assertThat(report.overlayActions()).contains("      status_code:\n        type: integer\n");
  }

  @Test
  @DisplayName("Each kind of difference has actions that resolve it")
  void actions() throws IOException {
    LiveReport before = differences("before");
    assertThat(before.findings())
        .extracting(LiveReport.Finding::place, LiveReport.Finding::kind)
        .containsExactlyInAnyOrder(
            tuple("ErrorResponse.status", DriftKind.UNKNOWN_FIELD),
            tuple("Part.id", DriftKind.MISSING_FIELD),
            tuple("Part.orbits", DriftKind.UNKNOWN_FIELD),
            tuple("Part.size", DriftKind.OTHER_TYPE),
            tuple("response", DriftKind.OTHER_TYPE),
            tuple("response", DriftKind.OTHER_TYPE),
            tuple("response header X-Frontend", DriftKind.UNKNOWN_HEADER),
            tuple("response header (name withheld)", DriftKind.UNKNOWN_HEADER),
            tuple("response status", DriftKind.UNKNOWN_STATUS));
    assertThat(before.overlayActions()).isEqualTo(file("actions.yaml"));
    assertThat(differences("after").findings())
        .extracting(LiveReport.Finding::place)
        .containsExactly("response header (name withheld)");
  }

  /** Compares the same responses with a document, and with that document after the actions. */
  private static LiveReport differences(String when) throws IOException {
    ResponseForms forms = ResponseForms.parse(file("listing-" + when + ".json"));
    LiveReport.Builder report = new LiveReport.Builder();
    Headers headers =
        Headers.of(
            "Date", "now", "X-Request-Id", "1", "X-Frontend", "2", "X-bqpaaaad0b914bomaaag", "3");
    String part = "{\"size\": 7.5, \"orbits\": [\"low\"]}";
    answer(report, forms, "/v9/things", headers, "[{\"part\": " + part + "}, {\"part\": null}]");
    answer(report, forms, "/v9/part", headers, "[{\"id\": \"1\"}]");
    answer(report, forms, "/v9/names", headers, "7");
    answer(report, forms, "/v9/size", Headers.EMPTY, "{\"id\": \"1\"}");
    ResponseForms.Operation things = forms.operation("GET", "/v9/things").orElseThrow();
    report.differences(
        things,
        Comparison.of(
            forms,
            things.id(),
            "#ErrorResponse",
            JsonParser.parseString("{\"code\": \"E1\", \"status\": 404}")));
    return report.build();
  }

  private static void answer(
      LiveReport.Builder report, ResponseForms forms, String path, Headers headers, String body) {
    ResponseForms.Operation operation = forms.operation("GET", path).orElseThrow();
    report.differences(operation, HeadComparison.of(operation, 200, headers));
    report.differences(
        operation,
        Comparison.of(forms, operation.id(), operation.response(), JsonParser.parseString(body)));
  }

  private static String file(String name) throws IOException {
    return Files.readString(Path.of("../spec/src/test/resources/live-check", name));
  }

  @Test
  @DisplayName("An undocumented header and an undocumented status are reported")
  void head() {
    OkHttpClient lying =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  return chain.request().url().encodedPath().endsWith("/v2/getVersions")
                      ? response.newBuilder().code(203).header("X-Frontend", SECRET).build()
                      : response;
                })
            .build();
    LiveReport report = LiveCheck.of(TestClients.of(cloud, time).httpClient(lying)).run();
    assertThat(report.findings())
        .extracting(LiveReport.Finding::place, LiveReport.Finding::found)
        .containsExactlyInAnyOrder(
            tuple("response header X-Frontend", "string"), tuple("response status", "203"));
    assertThat(report.markdown() + report.json()).doesNotContain(SECRET);
  }

  @Test
  @DisplayName("If requested, the version of each cluster's API server is read, by reads only")
  void kubernetes() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(cloud.publicCaCertificate())
            .build();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .build();
    LiveReport report =
        LiveCheck.of(TestClients.of(cloud, time).httpClient(http)).kubernetes(true).run();
    assertThat(report.counts()).containsEntry("reachable clusters", 5);
    assertThat(cloud.kubernetes().requests())
        .filteredOn(it -> it.path().equals("/version"))
        .hasSize(5);
    assertThat(cloud.requests())
        .filteredOn(it -> it.service() == Service.CONTAINERS)
        .allMatch(it -> it.method().equals("GET"));
    assertThat(report.isClean()).isTrue();
  }

  @Test
  @DisplayName("Unless requested, no kubeconfig is downloaded and no API server is contacted")
  void withoutKubernetes() {
    LiveReport report = LiveCheck.of(TestClients.of(cloud, time)).run();
    assertThat(report.counts()).doesNotContainKey("reachable clusters");
    assertThat(cloud.kubernetes().requests()).isEmpty();
    assertThat(cloud.containers().requests())
        .noneMatch(it -> it.path().matches(".*/(clusters/[^/]+/config.*|getKubeconfig)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writes")
  @DisplayName("A request that isn't a read is rejected before it is sent")
  void guard(String name, Consumer<ContainersClient> write) {
    try (ContainersClient client = TestClients.of(cloud, time).readOnly().build()) {
      assertThat(client.clusters().list().found()).isNotEmpty();
      cloud.clearRequests();
      assertThatThrownBy(() -> write.accept(client))
          .isInstanceOf(ReadOnlyException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("No request was sent");
      assertThat(cloud.requests())
          .filteredOn(it -> it.service() == Service.CONTAINERS)
          .allMatch(it -> it.method().equals("GET"));
    }
  }

  static Stream<Arguments> writes() {
    Stream<Arguments> operations =
        Stream.of(
            write("RemoveCluster", client -> client.clusters().delete("mycluster")),
            write("RefreshMaster", client -> client.clusters().refreshMaster("mycluster")),
            write(
                "UpdateClusterWorker", client -> client.workers().reboot("mycluster", "w1", false)),
            write("ApplyRBACAndGetKubeconfig", client -> client.kubernetes("mycluster").close()),
            write(
                "DeleteLoggingConfig",
                client ->
                    client.call(
                        api ->
                            new LoggingApi(api)
                                .deleteLoggingConfig("mycluster", "kube-audit", "1"))),
            write(
                "POST", client -> client.request("POST", "/graphql").fromRoot().json("{}").text()));
    Stream<Arguments> raw =
        Stream.of("POST", "PUT", "PATCH", "DELETE")
            .map(method -> write(method, client -> client.request(method, "/v2/any").text()));
    return Stream.concat(operations, raw);
  }

  private static Arguments write(String name, Consumer<ContainersClient> call) {
    return Arguments.of(name, call);
  }

  @Test
  @DisplayName("Drift is reported as an event once for each field, and is off by default")
  void drift() {
    OkHttpClient lying =
        through(
            "/v2/getCluster",
            cluster -> {
              cluster.addProperty("orbit", SECRET);
              cluster.addProperty("isPaid", "maybe-" + SECRET);
              cluster.remove("isPaid");
              return cluster;
            });
    List<ClientEvent> events = new CopyOnWriteArrayList<>();
    for (boolean on : new boolean[] {false, true}) {
      events.clear();
      try (ContainersClient client =
          TestClients.of(cloud, time)
              .httpClient(lying)
              .listener(events::add)
              .detectDrift(on)
              .build()) {
        client.clusters().get("mycluster");
        client.clusters().get("vpc-kubernetes");
      }
      assertThat(events)
          .filteredOn(ClientEvent.Drift.class::isInstance)
          .isEqualTo(
              on
                  ? List.of(
                      new ClientEvent.Drift(
                          "getCluster", "GetClusterResponse.orbit", DriftKind.UNKNOWN_FIELD))
                  : List.of());
    }
  }

  /** Returns a client whose proxy modifies the objects of responses on a path. */
  private static OkHttpClient through(String path, UnaryOperator<JsonObject> lie) {
    Interceptor proxy =
        chain -> {
          Response response = chain.proceed(chain.request());
          return chain.request().url().encodedPath().endsWith(path)
              ? changed(response, lie)
              : response;
        };
    return new OkHttpClient.Builder().addNetworkInterceptor(proxy).build();
  }

  private static Response changed(Response response, UnaryOperator<JsonObject> lie)
      throws IOException {
    JsonObject body = JsonParser.parseString(response.body().string()).getAsJsonObject();
    return response
        .newBuilder()
        .removeHeader("Content-Length")
        .body(ResponseBody.create(lie.apply(body).toString(), response.body().contentType()))
        .build();
  }
}
