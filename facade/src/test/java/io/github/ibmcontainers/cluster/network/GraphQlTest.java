package io.github.ibmcontainers.cluster.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that the service offers only by GraphQL. */
class GraphQlTest {
  private static final AttachmentTarget NODE = AttachmentTarget.node("w1");

  private final MockWebServer server = Servers.prompt();
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = TestClients.of(server, new ManualTime()).account("acc1").build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private VirtualNetworkInterfaces interfaces() {
    return client.networks().virtualInterfaces();
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private JsonObject variables() throws InterruptedException {
    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo("POST");
    assertThat(sent.getTarget()).isEqualTo("/graphql");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + TestClients.TOKEN);
    assertThat(sent.getHeaders().get("X-Auth-Resource-Account")).isEqualTo("acc1");
    return JsonParser.parseString(sent.getBody().utf8())
        .getAsJsonObject()
        .getAsJsonObject("variables");
  }

  @Test
  @DisplayName("Attach and detach send the input and return the attachment")
  void attach() throws Exception {
    answer(
        200,
        "{\"data\": {\"addVirtualNetworkInterfaceToBareMetalNode\": {\"networkAttachment\": {"
            + "\"attachedTo\": {\"id\": \"w1\"}, \"vlanID\": 7, \"virtualNetworkInterface\": {"
            + "\"externalID\": \"vni-1\", \"name\": \"web\", \"primaryIPAddress\": \"10.0.0.4\"}}}}}");
    NetworkAttachment made = interfaces().attach(NODE, "vni-1", 7, true);
    assertThat(made.attachedTo()).isEqualTo("w1");
    assertThat(made.interfaceId()).isEqualTo("vni-1");
    assertThat(made.vlan()).hasValue(7);
    assertThat(made.primaryAddress()).contains("10.0.0.4");
    assertThat(made.canFloat()).isEmpty();
    assertThat(variables())
        .isEqualTo(
            JsonParser.parseString(
                "{\"input\": {\"virtualNetworkInterfaceID\": \"vni-1\", \"node\": \"w1\","
                    + " \"autoDelete\": true, \"vlanID\": 7}}"));
    answer(200, "{\"data\": {\"removeVirtualNetworkInterfaceFromNode\": {}}}");
    interfaces().detach(AttachmentTarget.cluster("c1"), "vni-1", false);
    assertThat(variables().getAsJsonObject("input").get("cluster").getAsString()).isEqualTo("c1");
    assertThatIllegalArgumentException().isThrownBy(() -> interfaces().attach(NODE, "v", 0, true));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "null", "\"\"", "7"})
  @DisplayName("A list whose pages have no end, or no next one, is an error")
  void endlessPages(String cursor) {
    String page =
        "{\"data\": {\"node\": {\"networkAttachments\": {\"pageInfo\": {\"hasNextPage\": true,"
            + " \"endCursor\": %s}, \"edges\": []}}}}";
    answer(200, page.formatted(cursor));
    answer(200, page.formatted(cursor));
    assertThatThrownBy(() -> interfaces().list(NODE)).isInstanceOf(InvalidResponseException.class);
    assertThat(server.getRequestCount()).isLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName(
      "An error after a lost response says that an earlier attempt may have been performed")
  void lostResponse() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(
        200, "{\"errors\": [{\"message\": \"gone\", \"extensions\": {\"code\": \"NOT_FOUND\"}}]}");
    RequestOptions repeatable = RequestOptions.builder().repeatable().build();
    assertThatThrownBy(() -> interfaces().with(repeatable).detach(NODE, "vni-1", false))
        .isInstanceOf(NotFoundException.class)
        .hasMessageEndingWith(": gone (the service may have performed an earlier attempt)");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("A list reads all pages")
  void pages() throws Exception {
    String edge =
        "{\"node\": {\"attachedTo\": {\"id\": \"w1\"}, \"virtualNetworkInterface\":"
            + " {\"externalID\": \"%s\", \"autoDelete\": true}, \"canFloat\": false}}";
    String page =
        "{\"data\": {\"node\": {\"networkAttachments\": {\"pageInfo\": {\"hasNextPage\": %s,"
            + " \"endCursor\": \"e1\"}, \"edges\": [%s]}}}}";
    answer(200, page.formatted("true", edge.formatted("a")));
    answer(200, page.formatted("false", edge.formatted("b")));
    assertThat(interfaces().list(NODE))
        .extracting(NetworkAttachment::interfaceId)
        .containsExactly("a", "b");
    assertThat(variables().has("after")).isFalse();
    assertThat(variables().get("after").getAsString()).isEqualTo("e1");
  }

  @Test
  @DisplayName("Errors in a response with status 200 are typed and have their code")
  void errors() {
    String error =
        "{\"data\": null, \"errors\": [{\"message\": \"no\", \"extensions\": {\"code\": \"%s\"}}]}";
    answer(200, error.formatted("NOT_FOUND"));
    assertThatThrownBy(() -> interfaces().list(NODE))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> {
              assertThat(e.code()).contains("NOT_FOUND");
              assertThat(e.status()).isEqualTo(200);
            });
    answer(200, error.formatted("BAD_USER_INPUT"));
    assertThatThrownBy(() -> interfaces().list(NODE)).isInstanceOf(BadRequestException.class);
    answer(200, error.formatted("CONFLICT"));
    assertThatThrownBy(() -> interfaces().list(NODE)).isInstanceOf(ConflictException.class);
    answer(200, error.formatted("SOMETHING_NEW"));
    assertThatThrownBy(() -> interfaces().list(NODE))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("SOMETHING_NEW: no");
    answer(200, "{\"data\": {\"node\": null}}");
    assertThatThrownBy(() -> interfaces().list(NODE)).isInstanceOf(InvalidResponseException.class);
    answer(200, "<html>");
    assertThatThrownBy(() -> interfaces().list(NODE)).isInstanceOf(InvalidResponseException.class);
  }

  @Test
  @DisplayName("A mutation is never retried; a query is")
  void retries() {
    answer(503, "");
    answer(200, "{\"data\": {\"removeVirtualNetworkInterfaceFromNode\": {}}}");
    assertThatThrownBy(() -> interfaces().detach(NODE, "vni-1", true))
        .isInstanceOf(ServerException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    answer(503, "");
    answer(200, "{\"data\": {\"node\": {}}}");
    // The remaining response is for another field, and a query is retried.
    assertThatThrownBy(() -> interfaces().list(NODE)).isInstanceOf(InvalidResponseException.class);
    assertThat(interfaces().list(NODE)).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  @DisplayName("On the fake cloud: the interfaces of a cluster, a reload, and an unknown worker")
  void fake() {
    try (FakeIbmCloud cloud =
            FakeIbmCloud.builder()
                .noDefaultClusters()
                .cluster(ClusterSpec.classic("old"))
                .cluster(ClusterSpec.vpc("new"))
                .start();
        ContainersClient own = TestClients.of(cloud, new ManualTime()).build()) {
      AttachmentTarget target = AttachmentTarget.cluster(own.clusters().get("new").id());
      VirtualNetworkInterfaces interfaces = own.networks().virtualInterfaces();
      for (int i = 0; i < 60; i++) {
        interfaces.attach(target, "vni-" + i, 7, false);
      }
      assertThat(interfaces.list(target)).hasSize(60);
      interfaces.detach(target, "vni-0", true);
      assertThat(interfaces.list(target))
          .hasSize(59)
          .extracting(NetworkAttachment::interfaceId)
          .doesNotContainAnyElementsOf(List.of("vni-0"));
      String worker = own.workers().list("old").get(0).id();
      own.workers().reload("old", worker);
      assertThatThrownBy(() -> own.workers().reload("old", "kube-nobody"))
          .isInstanceOf(NotFoundException.class);
    }
  }
}
