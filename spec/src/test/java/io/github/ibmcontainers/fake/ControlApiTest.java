package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Features for test suites in other languages: the control API, environment variables, and state
 * files.
 */
class ControlApiTest extends CloudTest {
  @TempDir private Path directory;

  private HttpUrl control(String path) {
    return cloud.endpoints().legacyContainers().resolve("/__fake/" + path);
  }

  private Answer delete(String path) throws IOException {
    return http.send(new okhttp3.Request.Builder().url(control(path)).delete(null).build());
  }

  @Test
  void listsRequestsWithoutSecretsAndClearsThem() throws IOException {
    String bearer = bearer();
    http.get(api("v2/classic/getClusters"), "Authorization", bearer);
    Answer seen = http.get(control("requests?service=containers"));
    JsonObject call = seen.array().get(0).getAsJsonObject();

    assertThat(seen.array()).hasSize(1);
    assertThat(call.get("operation").getAsString()).isEqualTo("ClassicGetClusters");
    assertThat(call.get("status").getAsInt()).isEqualTo(200);
    assertThat(http.get(control("requests")).body())
        .doesNotContain(bearer.substring(7), cloud.apiKey());
    assertThat(delete("requests").status()).isEqualTo(204);
    assertThat(cloud.requests()).isEmpty();
  }

  @Test
  void injectsFaults() throws IOException {
    Answer set =
        http.json(
            "POST",
            control("faults"),
            "{\"operation\":\"ClassicGetClusters\",\"status\":503,\"count\":1,\"retryAfter\":7}");
    Answer failed = get("v2/classic/getClusters");

    assertThat(set.status()).isEqualTo(204);
    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.headers().get("Retry-After")).isEqualTo("7");
    assertThat(get("v2/classic/getClusters").status()).isEqualTo(200);
    assertThat(http.json("POST", control("faults"), "{\"kind\":\"x\"}").status()).isEqualTo(400);
    assertThat(http.json("POST", control("faults"), "{}").status()).isEqualTo(400);
  }

  @Test
  void removesRemainingFaults() throws IOException {
    String fault = "{\"service\":\"containers\",\"status\":503,\"count\":2}";
    assertThat(http.json("POST", control("faults"), fault).status()).isEqualTo(204);
    assertThat(get("v1/clusters").status()).isEqualTo(503);

    assertThat(delete("faults").status()).isEqualTo(204);
    assertThat(get("v1/clusters").status()).isEqualTo(200);
  }

  @Test
  void attachesAHostToASatelliteLocation() throws IOException {
    send("POST", "v2/satellite/createController", "{\"name\":\"here\",\"location\":\"wdc\"}");
    clock.advance(Duration.ofMinutes(1));
    Answer attached = http.json("POST", control("satellite-hosts?location=here&name=one"), "");
    Answer hosts = get("v2/satellite/hostqueue/getHosts?controller=here");

    assertThat(attached.status()).isEqualTo(201);
    assertThat(hosts.array()).hasSize(1);
    assertThat(hosts.body()).contains(attached.text("hostID"));
    for (String wrong : new String[] {"?location=none&name=one", "?location=here", ""}) {
      assertThat(http.json("POST", control("satellite-hosts" + wrong), "").status()).isEqualTo(400);
    }
  }

  @Test
  void advancesTheClock() throws IOException {
    String bearer = bearer();
    String before = http.get(control("clock")).text("now");
    http.json("POST", control("clock"), "{\"advance\":\"PT2H\"}");

    assertThat(http.get(control("clock")).text("now")).isGreaterThan(before);
    assertThat(http.get(api("v1/clusters"), "Authorization", bearer).status()).isEqualTo(401);
    assertThat(http.json("POST", control("clock"), "{\"advance\":\"x\"}").status()).isEqualTo(400);
    assertThat(http.get(control("nothing")).status()).isEqualTo(404);
  }

  @Test
  void returnsTheEnvironmentVariablesOfClients() throws IOException {
    JsonObject environment = http.get(control("")).object();

    assertThat(environment.keySet()).isEqualTo(cloud.environment().keySet());
    assertThat(cloud.environment())
        .containsEntry("IBMCLOUD_API_KEY", cloud.apiKey())
        .containsEntry("IBMCLOUD_CS_API_ENDPOINT", cloud.endpoints().containers().toString())
        .containsKeys(
            "IBMCLOUD_IAM_API_ENDPOINT",
            "IBMCLOUD_ACCOUNT_MANAGEMENT_API_ENDPOINT",
            "IBMCLOUD_RESOURCE_MANAGEMENT_API_ENDPOINT");
  }

  @Test
  void restoresResourcesFromAStateFile() throws IOException {
    Path file = directory.resolve("state.json");
    String key;
    String id;
    try (FakeIbmCloud first = FakeIbmCloud.builder().state(file).start();
        Http client = new Http()) {
      key = first.apiKey();
      id = first.cluster("satellite-openshift").id();
      client.json(
          "POST",
          HttpUrl.get(first.endpoints().containers() + "/v1/clusters/mycluster/webhooks"),
          "{\"type\":\"slack\",\"level\":\"Normal\",\"url\":\"https://hooks.example/a\"}",
          "Authorization",
          bearer(first, client));
      client.json(
          "POST",
          HttpUrl.get(first.endpoints().containers() + "/v1/clusters"),
          "{\"name\":\"made\",\"dataCenter\":\"dal10\"}",
          "Authorization",
          bearer(first, client));
    }
    try (FakeIbmCloud second = FakeIbmCloud.builder().state(file).start();
        Http client = new Http()) {
      String bearer = bearer(second, client);
      JsonArray clusters =
          client
              .get(
                  HttpUrl.get(second.endpoints().containers() + "/v2/classic/getClusters"),
                  "Authorization",
                  bearer)
              .array();
      Answer webhooks =
          client.get(
              HttpUrl.get(second.endpoints().containers() + "/v1/clusters/mycluster/webhooks"),
              "Authorization",
              bearer);

      assertThat(second.apiKey()).isEqualTo(key);
      assertThat(second.cluster("satellite-openshift").id()).isEqualTo(id);
      assertThat(clusters.toString()).contains("\"name\":\"made\"");
      assertThat(webhooks.array()).hasSize(1);
    }
    Files.writeString(file, "nonsense");
    assertThatThrownBy(() -> FakeIbmCloud.builder().state(file).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("state.json");
  }

  private static String bearer(FakeIbmCloud of, Http client) throws IOException {
    return "Bearer "
        + client
            .form(
                of.endpoints().token(),
                form -> form.add("grant_type", Http.URN + "apikey").add("apikey", of.apiKey()))
            .text("access_token");
  }

  @Test
  void parsesCommandLineOptions() {
    CommandLineOptions options =
        CommandLineOptions.parse(
            "--port", "20500", "--clusters", "12", "--seed", "7", "--state", "a.json");

    assertThat(options.port()).isEqualTo(20_500);
    assertThat(options.builder().clusters).hasSize(12);
    assertThat(options.builder().clusters).isEqualTo(options.builder().clusters);
    assertThat(CommandLineOptions.parse("20600").port()).isEqualTo(20_600);
    assertThat(CommandLineOptions.parse().clusters()).isEmpty();
    for (String[] wrong :
        new String[][] {{"--port"}, {"--port", "x"}, {"--clusters", "-1"}, {"--colour", "red"}}) {
      assertThatThrownBy(() -> CommandLineOptions.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("usage");
    }
  }
}
