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
import io.github.ibmcontainers.internal.drift.Comparison;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The check of the service, against a fake cloud that is honest, and through a proxy that lies. */
class LiveCheckTest {
  private static final String SECRET = "Pl4nted-5ecret-0123456789abcdef";

  private final FakeIbmCloud cloud = FakeIbmCloud.builder().rateLimit(false).start();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  @DisplayName("Against an honest service there is no difference, and nothing but reads is sent")
  void honest() {
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
  @DisplayName("Each lie is named at its place, with an action for the overlay")
  void lies() {
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
  @DisplayName("An error body of another form is named")
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
  @DisplayName("A required field that is missing is named, in a list of lists of objects, too")
  void missing() {
    ResponseForms forms =
        ResponseForms.parse(
            """
            {"operations": {"GET /v9/things": {"id": "getThings", "headers": [], "query": [],
               "status": "200", "response": "{[#Thing"}},
             "definitions": {"Thing": {"fields": {"id": "string", "size": "integer",
               "any": "boolean?", "parts": "[#Thing"}, "required": ["id"]}}}""");
    LiveReport.Builder report = new LiveReport.Builder();
    report.differences(
        Comparison.of(
            forms,
            "getThings",
            forms.operation("GET", "/v9/things").orElseThrow().response(),
            JsonParser.parseString(
                "{\"a\": [{\"id\": \"1\", \"size\": 7.5, \"any\": 1, \"parts\": [{\"size\": null}]}]}")));
    assertThat(report.build().findings())
        .extracting(LiveReport.Finding::place, LiveReport.Finding::kind)
        .containsExactly(
            tuple("Thing.id", DriftKind.MISSING_FIELD), tuple("Thing.size", DriftKind.OTHER_TYPE));
    assertThat(report.build().overlayActions())
        .contains("target: $.definitions['Thing'].required[?(@ == 'id')]")
        .contains("remove: true");
  }

  @Test
  @DisplayName("What is no read is refused before it is sent")
  void guard() {
    try (ContainersClient client = TestClients.of(cloud, time).readOnly().build()) {
      assertThat(client.clusters().list().found()).isNotEmpty();
      cloud.forgetRequests();
      assertThatThrownBy(() -> client.clusters().delete("mycluster"))
          .isInstanceOf(ReadOnlyException.class)
          .hasMessageContaining("RemoveCluster")
          .hasMessageContaining("No request was sent");
      assertThatThrownBy(() -> client.clusters().refreshMaster("mycluster"))
          .isInstanceOf(ReadOnlyException.class);
      assertThatThrownBy(() -> client.request("POST", "/v2/anything").text())
          .isInstanceOf(ReadOnlyException.class);
      assertThat(cloud.requests())
          .filteredOn(it -> it.service() == Service.CONTAINERS)
          .allMatch(it -> it.method().equals("GET"));
    }
  }

  @Test
  @DisplayName("Drift is an event, once for each field, and off by default")
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

  /** A proxy that changes the objects of responses on a path. */
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
