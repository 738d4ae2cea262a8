package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which changes are retried after a lost response, and what the caller receives. */
class LostResponseTest {
  private static final MockResponse LOST =
      new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();

  private final MockWebServer server = Servers.prompt();
  private final List<String> changes = Collections.synchronizedList(new ArrayList<>());
  private MockResponse first = LOST;
  private String provider = "vpc-gen2";
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              if ("GET".equals(request.getMethod())) {
                return json(
                    200, "{\"id\": \"c1\", \"name\": \"c1\", \"provider\": \"" + provider + "\"}");
              }
              changes.add(request.getMethod() + " " + request.getUrl().encodedPath());
              return changes.size() == 1
                  ? first
                  : json(404, "{\"code\": \"G0004\", \"description\": \"not found\"}");
            }));
    server.start();
    client =
        TestClients.of(server, new ManualTime()).resourceGroup("rg1").region("us-south").build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private record Change(String name, Consumer<ContainersClient> run) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Change> removals() {
    return Stream.of(
        new Change("cluster", it -> it.clusters().delete("c1")),
        new Change("cluster with storage", it -> it.clusters().deleteWithStorage("c1")),
        new Change("worker", it -> it.workers().remove("c1", "w1")),
        new Change("pool", it -> it.workerPools().remove("c1", "p1")),
        new Change("zone", it -> it.workerPools().removeZone("c1", "p1", "z1")),
        new Change("location", it -> it.satellite().removeLocation("l1")),
        new Change("subdomain's secret", it -> it.ingress().subdomains().deleteSecret("c1", "s1")),
        new Change("audit webhook", it -> it.logging().deleteAuditWebhook("c1")));
  }

  @ParameterizedTest
  @MethodSource("removals")
  @DisplayName("#142 a removal whose response was lost, and whose retry returns 404, succeeds")
  void removed(Change removal) {
    assertThatCode(() -> removal.run().accept(client)).doesNotThrowAnyException();
    assertThat(changes).hasSize(2);
    assertThat(changes.get(1)).isEqualTo(changes.get(0));
  }

  @ParameterizedTest
  @MethodSource("removals")
  @DisplayName("#142 the same for classic clusters")
  void removedClassic(Change removal) {
    provider = "classic";
    removed(removal);
  }

  @Test
  @DisplayName("#142 a removal that returns 404 at its first attempt, or after a 429, is reported")
  void notFound() {
    first = json(404, "{\"code\": \"G0004\"}");
    assertThatThrownBy(() -> client.clusters().delete("c1")).isInstanceOf(NotFoundException.class);
    changes.clear();
    first = json(429, "{}");
    assertThatThrownBy(() -> client.clusters().delete("c1")).isInstanceOf(NotFoundException.class);
  }

  static Stream<Change> once() {
    return Stream.of(
        new Change("worker replace", it -> it.workers().replace("c1", "w1")),
        new Change("add-on", it -> it.clusters().enableAddOn("c1", "static-route", null)),
        new Change("key reset", it -> it.accountSettings().resetApiKey()),
        new Change("resize", it -> it.workerPools().resize("c1", "p1", 3)));
  }

  @ParameterizedTest
  @MethodSource("once")
  @DisplayName("#112 a change that isn't idempotent is sent once, whatever the response")
  void sentOnce(Change change) {
    for (MockResponse answer :
        List.of(
            LOST,
            json(502, "{}"),
            json(503, "{}").newBuilder().setHeader("Retry-After", "0").build(),
            json(429, "{}").newBuilder().setHeader("Retry-After", "1").build())) {
      changes.clear();
      first = answer;
      assertThatThrownBy(() -> change.run().accept(client))
          .isInstanceOf(ContainersException.class)
          .isNotInstanceOf(NotFoundException.class);
      assertThat(changes).hasSize(1);
    }
  }
}
