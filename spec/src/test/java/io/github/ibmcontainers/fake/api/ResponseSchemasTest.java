package io.github.ibmcontainers.fake.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with state have the fields and types of the document. */
class ResponseSchemasTest {
  private static final OperationIndex DOCUMENT = OperationIndex.load();

  private static FakeIbmCloud cloud;
  private static OkHttpClient client;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    cloud = FakeIbmCloud.builder().rateLimit(false).start();
    client = new OkHttpClient();
    FormBody form =
        new FormBody.Builder()
            .add("grant_type", "urn:ibm:params:oauth:grant-type:apikey")
            .add("apikey", cloud.apiKey())
            .build();
    Request request = new Request.Builder().url(cloud.endpoints().token()).post(form).build();
    token = send(request).getAsJsonObject().get("access_token").getAsString();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1/regions",
        "v1/zones",
        "v1/versions",
        "v1/kube-versions",
        "v1/addons",
        "v1/clusters",
        "v1/clusters/mycluster",
        "v1/clusters/mycluster/addons",
        "v1/clusters/mycluster/subnets",
        "v1/clusters/mycluster/workers",
        "v1/clusters/mycluster/workerpools",
        "v1/clusters/mycluster/workerpools/default",
        "v1/datacenters/dal10/vlans",
        "v1/alb/clusters/mycluster",
        "v2/getVersions",
        "v2/getFlavors?zone=us-south-1",
        "v2/classic/getClusters",
        "v2/classic/getCluster?cluster=mycluster",
        "v2/classic/getVLANs?zone=dal10",
        "v2/classic/getWorkers?cluster=mycluster",
        "v2/classic/getWorkerPools?cluster=mycluster",
        "v2/classic/getWorkerPool?cluster=mycluster&workerpool=default",
        "v2/vpc/getClusters",
        "v2/vpc/getCluster?cluster=vpc-kubernetes",
        "v2/vpc/getVPCs?provider=vpc-gen2",
        "v2/vpc/getZones",
        "v2/vpc/getWorkers?cluster=vpc-kubernetes",
        "v2/vpc/getWorkerPools?cluster=vpc-kubernetes",
        "v2/vpc/getWorkerPool?cluster=vpc-kubernetes&workerpool=default",
        "v2/satellite/getClusters",
        "v2/getCluster?cluster=satellite-openshift",
        "v2/getCluster?cluster=mycluster&v1-compatible",
        "v2/getClusterAddons?cluster=mycluster",
        "v2/getWorkers?cluster=mycluster",
        "v2/getWorkerPools?cluster=satellite-openshift",
        "v2/getRBACStatus?cluster=mycluster",
        "v2/alb/getClusterAlbs?cluster=vpc-kubernetes",
        "v2/getQuota",
        "v2/getDedicatedHostPools"
      })
  void hasTheDocumentedSchema(String path) throws Exception {
    HttpUrl url = HttpUrl.get(cloud.endpoints().containers() + "/" + path);
    JsonElement answer =
        send(
            new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + token)
                .header("X-Region", "us-south")
                .build());
    JsonObject schema =
        DOCUMENT
            .find("GET", url.pathSegments())
            .match()
            .orElseThrow()
            .operation()
            .response()
            .orElseThrow();
    List<String> differences = new ArrayList<>();
    compare("response", schema, answer, differences);

    assertThat(differences.stream().distinct()).isEmpty();
  }

  private static void compare(
      String where, JsonObject declared, JsonElement value, List<String> differences) {
    JsonObject schema = OperationSpec.resolve(DOCUMENT.root(), declared);
    if (value.isJsonNull() || (!schema.has("type") && !schema.has("properties"))) {
      return;
    }
    String type = schema.has("type") ? schema.get("type").getAsString() : "object";
    boolean fits =
        switch (type) {
          case "string" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
          case "boolean" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
          case "integer", "number" ->
              value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
          case "array" -> value.isJsonArray();
          default -> value.isJsonObject();
        };
    if (!fits) {
      differences.add(where + " is not of type " + type);
      return;
    }
    if (type.equals("array")) {
      for (JsonElement item : value.getAsJsonArray()) {
        compare(where + "[]", schema.getAsJsonObject("items"), item, differences);
      }
    } else if (type.equals("object")) {
      compareFields(where, schema, value.getAsJsonObject(), differences);
    }
  }

  private static void compareFields(
      String where, JsonObject schema, JsonObject value, List<String> differences) {
    JsonObject properties =
        schema.has("properties") ? schema.getAsJsonObject("properties") : new JsonObject();
    for (Map.Entry<String, JsonElement> field : value.entrySet()) {
      String name = where + "." + field.getKey();
      if (properties.has(field.getKey())) {
        compare(name, properties.getAsJsonObject(field.getKey()), field.getValue(), differences);
      } else if (schema.has("additionalProperties")) {
        if (schema.get("additionalProperties").isJsonObject()) {
          compare(
              name, schema.getAsJsonObject("additionalProperties"), field.getValue(), differences);
        }
      } else if (schema.has("properties")) {
        differences.add(name + " is not in the document");
      }
    }
  }

  private static JsonElement send(Request request) throws Exception {
    try (Response response = client.newCall(request).execute()) {
      String body = response.body().string();
      assertThat(response.code()).as(body).isEqualTo(200);
      return JsonParser.parseString(body);
    }
  }
}
