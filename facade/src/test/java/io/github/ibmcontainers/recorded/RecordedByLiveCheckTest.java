package io.github.ibmcontainers.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.check.LiveCheck;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings of the live check can be read like any recording and contain no data of the account.
 */
class RecordedByLiveCheckTest {
  private static final String SECRET = "Pl4nted-5ecret-0123456789abcdef";

  /** Shorter values, and words, may be kept or invented by chance. */
  private static final int TELLING = 10;

  private final FakeIbmCloud cloud = FakeIbmCloud.builder().rateLimit(false).start();
  private final Set<String> values = new ConcurrentSkipListSet<>();

  @TempDir private Path directory;

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  @DisplayName("Recordings are decoded by the models and contain no values of the responses")
  void recordings() throws Exception {
    LiveCheck.of(TestClients.of(cloud, new ManualTime()).httpClient(planting()))
        .record(directory)
        .run();
    List<Recording> all = Recording.all(directory);
    assertThat(all).hasSizeGreaterThan(90);
    assertThat(all).extracting(Recording::operation).contains("getCluster", "vpcGetWorkers");
    assertThat(all).extracting(Recording::status).contains(200, 404);
    for (Recording recording : all) {
      RecordedTest.check(recording);
    }
    String written = text();
    assertThat(values).hasSizeGreaterThan(200).contains(SECRET);
    assertThat(values)
        .filteredOn(value -> value.length() >= TELLING)
        // The fake cloud's addresses are in the same range as invented ones.
        .filteredOn(value -> !value.startsWith("192.0.2."))
        .filteredOn(written::contains)
        .as("state names, which are kept")
        .isSubsetOf("Provisioning", "unassigned", "unsupported");
    assertThat(List.of(cloud.accountId(), cloud.apiKey(), cloud.user(), SECRET, "mycluster"))
        .noneMatch(written::contains);
    assertThat(cloud.requests())
        .filteredOn(call -> call.service() == Service.CONTAINERS)
        .allMatch(call -> call.method().equals("GET"));
  }

  @Test
  @DisplayName("Invented values have the format of the real ones, and equal values stay equal")
  void forms() throws Exception {
    LiveCheck.of(TestClients.of(cloud, new ManualTime())).record(directory).run();
    JsonObject cluster = body("v2/getCluster/vpc-gen2-1").getAsJsonObject();
    assertThat(cluster.get("id").getAsString()).hasSize(20).matches("[a-z1-9]+");
    assertThat(cluster.get("createdDate").getAsString())
        .matches("20\\d\\d-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d.*");
    assertThat(cluster.get("masterKubeVersion").getAsString()).matches("\\d\\.\\d\\d\\.\\d_\\d{4}");
    assertThat(cluster.get("state").getAsString()).isEqualTo("normal");
    assertThat(cluster.get("masterURL").getAsString()).matches("https://.*\\.example\\.com:\\d+");
    JsonArray workers = body("v2/vpcGetWorkers/vpc-gen2-1").getAsJsonArray();
    JsonObject pool = body("v2/VpcGetWorkerPool/vpc-gen2-1").getAsJsonObject();
    assertThat(workers.get(0).getAsJsonObject().get("poolID")).isEqualTo(pool.get("id"));
  }

  private JsonElement body(String name) throws IOException {
    return Recording.all(directory).stream()
        .filter(it -> it.name().equals(name))
        .map(it -> JsonParser.parseString(it.body()))
        .findFirst()
        .orElseThrow();
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Recording recording : Recording.all(directory)) {
      text.append(Files.readString(directory.resolve(recording.name() + ".http")));
    }
    return text.toString();
  }

  /** Returns a client whose proxy plants a secret in each object and records all values. */
  private OkHttpClient planting() {
    return new OkHttpClient.Builder()
        .addNetworkInterceptor(
            chain -> {
              Response response = chain.proceed(chain.request());
              String path = chain.request().url().encodedPath();
              String type = response.header("Content-Type", "");
              return path.startsWith("/global") && type.contains("json")
                  ? planted(response)
                  : response;
            })
        .build();
  }

  private Response planted(Response response) throws IOException {
    JsonElement body = JsonParser.parseString(response.body().string());
    plant(body);
    collect(body);
    return response
        .newBuilder()
        .removeHeader("Content-Length")
        .body(ResponseBody.create(body.toString(), response.body().contentType()))
        .build();
  }

  private static void plant(JsonElement value) {
    if (value instanceof JsonArray array) {
      array.forEach(RecordedByLiveCheckTest::plant);
    } else if (value instanceof JsonObject object) {
      new ArrayList<>(object.asMap().values()).forEach(RecordedByLiveCheckTest::plant);
      if (object.has("id")) {
        object.addProperty("large", Long.MAX_VALUE);
      }
      object.addProperty("note", SECRET);
      object.addProperty(SECRET, "x");
    }
  }

  private void collect(JsonElement value) {
    if (value instanceof JsonArray array) {
      array.forEach(this::collect);
    } else if (value instanceof JsonObject object) {
      object.asMap().values().forEach(this::collect);
    } else if (value instanceof JsonPrimitive it && !it.isBoolean()) {
      values.add(it.getAsString());
    }
  }
}
