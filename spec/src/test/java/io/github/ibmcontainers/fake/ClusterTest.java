package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A user with a role in a Kubernetes cluster, and requests to its master. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
abstract class ClusterTest extends CloudTest {
  final FakeCluster cluster = cloud.cluster(clusterName());
  final Http master = trusting(cluster.caCertificate());
  private String token = "";

  String clusterName() {
    return "vpc-kubernetes";
  }

  @BeforeEach
  void login() throws IOException {
    String body = "{\"cluster\":\"" + clusterName() + "\"}";
    assertThat(send("POST", "v2/applyRBACAndGetKubeconfig", body).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    token = login(Http.KUBE).text("id_token");
  }

  @AfterEach
  void closeMaster() {
    master.close();
  }

  final Answer call(String method, String path, String body, String contentType)
      throws IOException {
    String base = cluster.masterUrl().toString();
    RequestBody content =
        body.isEmpty() ? null : RequestBody.create(body, MediaType.get(contentType));
    if (content == null && List.of("POST", "PUT", "PATCH").contains(method)) {
      content = RequestBody.create("", null);
    }
    return master.send(
        new Request.Builder()
            .url(HttpUrl.get(base.substring(0, base.length() - 1) + path))
            .header("Authorization", "Bearer " + token)
            .method(method, content)
            .build());
  }

  final Answer call(String method, String path, String body) throws IOException {
    return call(method, path, body, "application/json");
  }

  final Answer read(String path, String... headers) throws IOException {
    String base = cluster.masterUrl().toString();
    String[] all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = "Bearer " + token;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return master.get(HttpUrl.get(base.substring(0, base.length() - 1) + path), all);
  }

  static List<String> names(JsonObject list) {
    return names(list.getAsJsonArray("items"));
  }

  private static List<String> names(JsonArray items) {
    List<String> names = new ArrayList<>();
    for (JsonElement item : items) {
      names.add(item.getAsJsonObject().getAsJsonObject("metadata").get("name").getAsString());
    }
    return names;
  }

  /** Returns the events of a watch as {@code TYPE name}. */
  static List<String> events(Answer watch) {
    return watch
        .body()
        .lines()
        .filter(line -> !line.isBlank())
        .map(
            line -> {
              JsonObject event = JsonParser.parseString(line).getAsJsonObject();
              JsonObject object = event.getAsJsonObject("object");
              return event.get("type").getAsString()
                  + " "
                  + (object.has("code")
                      ? object.get("code").getAsString()
                      : object.getAsJsonObject("metadata").has("name")
                          ? object.getAsJsonObject("metadata").get("name").getAsString()
                          : "");
            })
        .toList();
  }

  static String configMap(String name, String labels, String data) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
        + name
        + "\",\"labels\":{"
        + labels
        + "}},\"data\":{"
        + data
        + "}}";
  }
}
