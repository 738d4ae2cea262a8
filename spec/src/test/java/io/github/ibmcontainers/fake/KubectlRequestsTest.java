package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The requests of kubectl, sent without kubectl. */
class KubectlRequestsTest extends ClusterTest {
  private static final String V2 =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  private static final String BOTH = V2 + "," + V2.replace("v=v2", "v=v2beta1");
  private static final String PROTOBUF =
      "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
  private static final String TABLE =
      "application/json;as=Table;v=v1;g=meta.k8s.io,"
          + "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

  @Test
  void returnsAllGroupsInOneDiscoveryDocument() throws IOException {
    Answer core = read("/api", "Accept", BOTH + ",application/json");
    Answer groups = read("/apis", "Accept", BOTH + ",application/json");

    for (Answer answer : List.of(core, groups)) {
      assertThat(answer.headers().get("Content-Type")).isEqualTo(V2);
      assertThat(answer.text("kind")).isEqualTo("APIGroupDiscoveryList");
      assertThat(answer.text("apiVersion")).isEqualTo("apidiscovery.k8s.io/v2");
    }
    JsonObject pods = resource(core.object().getAsJsonArray("items").get(0), "pods");
    assertThat(pods.get("scope").getAsString()).isEqualTo("Namespaced");
    assertThat(pods.getAsJsonArray("shortNames").toString()).isEqualTo("[\"po\"]");
    assertThat(pods.getAsJsonArray("subresources").toString())
        .contains("{\"group\":\"policy\",\"version\":\"v1\",\"kind\":\"Eviction\"}");
    assertThat(names(groups.object()))
        .contains("apps", "policy", "authorization.k8s.io")
        .doesNotHaveDuplicates();
  }

  private static JsonObject resource(JsonElement group, String name) {
    return StreamSupport.stream(
            group
                .getAsJsonObject()
                .getAsJsonArray("versions")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("resources")
                .spliterator(),
            false)
        .map(JsonElement::getAsJsonObject)
        .filter(resource -> resource.get("resource").getAsString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void returnsDiscoveryByGroupUnlessTheAggregatedDocumentIsRequested() throws IOException {
    assertThat(read("/api", "Accept", "application/json").text("kind")).isEqualTo("APIVersions");
    assertThat(read("/apis").text("kind")).isEqualTo("APIGroupList");
    assertThat(read("/apis", "Accept", "application/json," + V2).text("kind"))
        .isEqualTo("APIGroupList");
    assertThat(read("/api/v1", "Accept", BOTH).text("kind")).isEqualTo("APIResourceList");
  }

  @Test
  void returnsTheSchemasForApply() throws IOException {
    Answer binary = read("/openapi/v2", "Accept", PROTOBUF);
    Answer either = read("/openapi/v2", "Accept", PROTOBUF + ",application/json");
    JsonObject paths = read("/openapi/v3").object().getAsJsonObject("paths");
    String apps = paths.getAsJsonObject("apis/apps/v1").get("serverRelativeURL").getAsString();

    assertThat(binary.status()).isEqualTo(406);
    assertThat(binary.text("kind")).isEqualTo("Status");
    assertThat(either.text("swagger")).isEqualTo("2.0");
    assertThat(read(apps).body()).contains("fieldValidation", "Deployment");
  }

  @Test
  void returnsTables() throws IOException {
    JsonObject nodes = read("/api/v1/nodes?limit=500", "Accept", TABLE).object();
    JsonObject one =
        read("/api/v1/namespaces/default/configmaps/kube-root-ca.crt", "Accept", TABLE).object();
    Answer none = read("/api/v1/namespaces/default/pods/nothing", "Accept", TABLE);

    assertThat(nodes.get("kind").getAsString()).isEqualTo("Table");
    assertThat(nodes.getAsJsonArray("columnDefinitions").toString()).contains("\"Roles\"");
    assertThat(one.getAsJsonArray("rows")).hasSize(1);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.text("reason")).isEqualTo("NotFound");
    assertThat(none.object().getAsJsonObject("details").get("name").getAsString())
        .isEqualTo("nothing");
  }

  @Test
  void watchesTables() throws IOException {
    String version =
        read("/api/v1/namespaces", "Accept", TABLE)
            .object()
            .getAsJsonObject("metadata")
            .get("resourceVersion")
            .getAsString();
    call("POST", "/api/v1/namespaces", "{\"metadata\":{\"name\":\"shop\"}}");
    Answer watched =
        read("/api/v1/namespaces?watch=true&resourceVersion=" + version, "Accept", TABLE);

    assertThat(watched.body()).contains("\"type\":\"ADDED\"", "\"kind\":\"Table\"", "\"shop\"");
  }

  @Test
  void reviewsAccess() throws IOException {
    Answer may =
        call(
            "POST",
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            "{\"kind\":\"SelfSubjectAccessReview\",\"apiVersion\":\"authorization.k8s.io/v1\","
                + "\"metadata\":{\"creationTimestamp\":null},\"spec\":{\"resourceAttributes\":"
                + "{\"namespace\":\"default\",\"verb\":\"delete\",\"resource\":\"nodes\"}},"
                + "\"status\":{\"allowed\":false}}");

    assertThat(may.status()).isEqualTo(201);
    assertThat(may.object().getAsJsonObject("status").get("allowed").getAsBoolean()).isTrue();
  }
}
