package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The GraphQL requests of IBM's Go client. */
class GraphQlTest extends CloudTest {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final String ATTACH =
      """
      mutation Attach($input: AddVirtualNetworkInterfaceToBareMetalNodeInput!) {
        addVirtualNetworkInterfaceToBareMetalNode(input: $input) {
          networkAttachment {
            attachedTo { id }
            virtualNetworkInterface { externalID name primaryIPAddress macAddress }
            ... on BareMetalNetworkAttachmentByVLAN { vlanID }
          }
        }
      }
      """;
  private static final String DETACH =
      """
      mutation Detach($input: RemoveVirtualNetworkInterfaceFromNodeInput!) {
        removeVirtualNetworkInterfaceFromNode(input: $input) {
          cluster { id } node { id } virtualNetworkInterface { externalID name }
        }
      }
      """;
  private static final String LIST =
      """
      query List($id: ID!, $after: String, $first: Int) {
        node(id: $id) {
          __typename
          ... on VPCBareMetalKubernetesNode {
            networkAttachments(after: $after, first: $first) {
              pageInfo { hasNextPage endCursor }
              edges { node { attachedTo { id } virtualNetworkInterface { externalID autoDelete } } }
            }
          }
        }
      }
      """;

  private String bareMetal;

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .rateLimit(false)
        .lifeCycle(LifeCycleTimes.all(STEP))
        .start();
  }

  @BeforeEach
  void makeBareMetal() throws IOException {
    send(
        "POST",
        "v2/vpc/createWorkerPool",
        "{\"cluster\":\"vpc-kubernetes\",\"name\":\"metal\",\"flavor\":\"bx2d.metal.96x384\","
            + "\"workerCount\":1,\"zones\":[{\"id\":\"us-south-1\",\"subnetID\":\"s\"}]}");
    bareMetal =
        get("v2/vpc/getWorkers?cluster=vpc-kubernetes&pool=metal")
            .array()
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
  }

  private JsonObject run(String query, String variables) throws IOException {
    JsonObject body = new JsonObject();
    body.addProperty("query", query);
    body.add("variables", JsonParser.parseString(variables));
    Answer answer =
        http.json("POST", cloud.endpoints().graphQl(), body.toString(), "Authorization", bearer());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.object();
  }

  private static String code(JsonObject answer) {
    assertThat(answer.get("data").isJsonNull()).isTrue();
    return answer
        .getAsJsonArray("errors")
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("extensions")
        .get("code")
        .getAsString();
  }

  @Test
  void returnsTheNamesOfTheRootTypes() throws IOException {
    assertThat(run("{ __typename }", "{}").get("data").toString())
        .isEqualTo("{\"__typename\":\"Query\"}");
    assertThat(run("mutation { __typename }", "{}").get("data").toString())
        .isEqualTo("{\"__typename\":\"Mutation\"}");
  }

  private String attach(String interfaceId, int vlan) {
    return "{\"input\":{\"virtualNetworkInterfaceID\":\""
        + interfaceId
        + "\",\"vlanID\":"
        + vlan
        + ",\"node\":\""
        + bareMetal
        + "\",\"autoDelete\":true}}";
  }

  @Test
  void reloadsAClassicWorker() throws IOException {
    String reload =
        "mutation R($input: ReinitializeKubernetesNodeInput!) {"
            + " reinitializeKubernetesNode(input: $input) { node { id } } }";
    String worker =
        get("v1/clusters/mycluster/workers")
            .array()
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    JsonObject answer = run(reload, "{\"input\":{\"id\":\"" + worker + "\"}}");

    assertThat(answer.toString())
        .isEqualTo(
            "{\"data\":{\"reinitializeKubernetesNode\":{\"node\":{\"id\":\"" + worker + "\"}}}}");
    assertThat(get("v1/clusters/mycluster/workers/" + worker).text("state")).isEqualTo("reloading");
    assertThat(code(run(reload, "{\"input\":{\"id\":\"nobody\"}}"))).isEqualTo("NOT_FOUND");
    assertThat(code(run(reload, "{\"input\":{\"id\":\"" + bareMetal + "\"}}")))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(code(run(reload, "{}"))).isEqualTo("BAD_USER_INPUT");
    assertThat(cloud.containers().operations("graphql")).hasSize(4);
  }

  @Test
  void attachesListsInPagesAndDetaches() throws IOException {
    for (int i = 1; i <= 3; i++) {
      JsonObject made = run(ATTACH, attach("vni-" + i, 100 + i));
      assertThat(made.has("errors")).as(made.toString()).isFalse();
    }
    JsonObject first = page("{\"id\":\"" + bareMetal + "\",\"first\":2}");
    JsonObject info = first.getAsJsonObject("pageInfo");
    JsonObject second =
        page(
            "{\"id\":\""
                + bareMetal
                + "\",\"first\":2,\"after\":\""
                + info.get("endCursor").getAsString()
                + "\"}");

    assertThat(interfaces(first)).isEqualTo("[\"vni-1\",\"vni-2\"]");
    assertThat(info.get("hasNextPage").getAsBoolean()).isTrue();
    assertThat(interfaces(second)).isEqualTo("[\"vni-3\"]");
    assertThat(second.getAsJsonObject("pageInfo").get("hasNextPage").getAsBoolean()).isFalse();
    assertThat(code(run(ATTACH, attach("vni-1", 5)))).isEqualTo("CONFLICT");

    String detach =
        "{\"input\":{\"virtualNetworkInterfaceID\":\"vni-1\",\"node\":\"" + bareMetal + "\"}}";
    assertThat(run(DETACH, detach).toString()).contains("\"externalID\":\"vni-1\"");
    assertThat(code(run(DETACH, detach))).isEqualTo("NOT_FOUND");
    assertThat(interfaces(page("{\"id\":\"" + bareMetal + "\"}")))
        .isEqualTo("[\"vni-2\",\"vni-3\"]");
  }

  private JsonObject page(String variables) throws IOException {
    JsonObject node = run(LIST, variables).getAsJsonObject("data").getAsJsonObject("node");
    assertThat(node.get("__typename").getAsString()).isEqualTo("VPCBareMetalKubernetesNode");
    return node.getAsJsonObject("networkAttachments");
  }

  private static String interfaces(JsonObject page) {
    JsonArray ids = new JsonArray();
    page.getAsJsonArray("edges")
        .forEach(
            e ->
                ids.add(
                    e.getAsJsonObject()
                        .getAsJsonObject("node")
                        .getAsJsonObject("virtualNetworkInterface")
                        .get("externalID")));
    return ids.toString();
  }

  @Test
  void rejectsFieldsThatAreNotInTheSchema() throws IOException {
    assertThat(code(run("query { nothing }", "{}"))).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    assertThat(code(run("query {", "{}"))).isEqualTo("GRAPHQL_PARSE_FAILED");
    assertThat(code(run("{ node(id: \"" + bareMetal + "\") { colour } }", "{}")))
        .isEqualTo("GRAPHQL_VALIDATION_FAILED");
    Answer without = http.json("POST", cloud.endpoints().graphQl(), "{}");
    assertThat(without.status()).isEqualTo(401);
  }
}
