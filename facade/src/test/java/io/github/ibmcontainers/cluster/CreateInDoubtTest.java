package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.testing.Responses.deferred;
import static io.github.ibmcontainers.testing.Responses.json;
import static io.github.ibmcontainers.testing.Responses.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Creating a cluster when the response is lost or fails: exactly one cluster is created, and its
 * state is reported correctly.
 */
class CreateInDoubtTest {
  private static final Scope SCOPE = Scope.builder().resourceGroup("rg1").build();

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final StubClusters service = new StubClusters();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(service);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The existing clusters and the responses to create requests. */
  private static final class StubClusters extends Dispatcher {
    final List<String> clusters = Collections.synchronizedList(new ArrayList<>());
    final List<String> creates = Collections.synchronizedList(new ArrayList<>());
    final List<String> lookups = Collections.synchronizedList(new ArrayList<>());
    MockResponse answer = json(200, "{\"clusterID\": \"n1\"}");
    boolean executes = true;
    boolean executesLater;
    @Nullable MockResponse later;
    int hiddenLookups;
    int brokenLookups;
    @Nullable String existing;

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if ("POST".equals(request.getMethod())) {
        creates.add(request.getTarget());
        if (executes) {
          clusters.add("n1");
        }
        executes |= executesLater;
        return creates.size() == 1 || later == null ? answer : later;
      }
      assertThat(request.getHeaders().get("X-Auth-Resource-Group")).isEqualTo("rg1");
      lookups.add(request.getTarget());
      if (!clusters.isEmpty() && brokenLookups > 0) {
        brokenLookups--;
        return json(500, "{\"code\": \"G0002\"}");
      }
      if (!clusters.isEmpty() && hiddenLookups > 0) {
        hiddenLookups--;
        return notFound();
      }
      String id = clusters.isEmpty() ? existing : clusters.get(0);
      return id == null
          ? notFound()
          : json(
              200,
              "{\"id\": \""
                  + id
                  + "\", \"name\": \"fresh\", \"provider\": \"vpc-gen2\", \"state\": \"requested\"}");
    }
  }

  private static MockResponse notFound() {
    return json(404, "{\"code\": \"G0004\", \"description\": \"cluster not found\"}");
  }

  private CreatedCluster create() {
    return create(RetryPolicy.standard());
  }

  private CreatedCluster create(RetryPolicy retries) {
    try (TestServices it = TestServices.of(server, SCOPE, time, retries, Stream::empty)) {
      return it.services().clusters().create(vpcCluster());
    }
  }

  @Test
  @DisplayName("#74 a successful create is sent once and returns its warnings")
  void success() {
    service.answer =
        json(
            201,
            """
            {"clusterID": "n1", "non_critical_errors": {"incidentID": "i-1",
              "items": [{"code": "E0f3a", "description": "no subnet"}]}}""");
    CreatedCluster created = create();
    assertThat(created.id()).isEqualTo("n1");
    assertThat(created.doubt()).isEmpty();
    assertThat(created.incidentId()).contains("i-1");
    assertThat(created.warnings())
        .containsExactly(
            new Warning(
                Optional.of("E0f3a"),
                Optional.of("no subnet"),
                Optional.empty(),
                Optional.empty()));
    assertThat(service.creates).hasSize(1);
  }

  @Test
  @DisplayName(
      "#74 the connection fails before the request is executed: the exception reports that no cluster was created")
  void failureBeforeRequest() {
    service.executes = false;
    service.answer = lost();
    assertThatThrownBy(this::create)
        .isInstanceOf(CreateInDoubtException.class)
        .hasMessageContaining("fresh")
        .hasMessageContaining("was not sent again")
        .hasMessageContaining("no cluster of that name")
        .hasMessageContaining("resource group rg1");
    assertThat(service.clusters).isEmpty();
    assertThat(time.slept()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(75));
    service.executes = true;
    service.answer = json(200, "{\"clusterID\": \"n1\"}");
    assertThat(create().id()).isEqualTo("n1");
    assertThat(service.clusters).hasSize(1);
  }

  @Test
  @DisplayName("#74 the server fails after executing the request: the cluster is found and adopted")
  void failureAfterRequest() {
    service.answer = lost();
    requireAdopted(create());
  }

  @Test
  @DisplayName(
      "#74 the connection fails in the middle of the response: the cluster is found and adopted")
  void failureInResponse() {
    service.answer =
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .body("{\"clusterID\": \"n1\", \"messages\": []}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build();
    requireAdopted(create());
  }

  @Test
  @DisplayName("#74 500 G0002, and the cluster appears later: it is found and adopted")
  void serverErrorAfterAction() {
    service.answer = json(500, "{\"code\": \"G0002\", \"incidentID\": \"i-9\"}");
    service.hiddenLookups = 3;
    service.brokenLookups = 1;
    CreatedCluster created = create(RetryPolicy.none());
    requireAdopted(created);
    assertThat(created.doubt().orElseThrow()).hasMessageContaining("i-9");
    assertThat(time.sleeps()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  @DisplayName("#24 a success without the cluster's ID is an unknown outcome")
  void successWithoutId() {
    service.answer = json(200, "{}");
    requireAdopted(create());
  }

  @ParameterizedTest
  @CsvSource({"429, 1", "503, 1", "429, 0", "503, 0", "429, 9999999999", "503, 9999999999"})
  @DisplayName(
      "#111 a create that was executed despite 429 or 503 is sent once, and the cluster is adopted")
  void deferredAndExecuted(int status, String retryAfter) {
    service.answer = deferred(status, retryAfter);
    service.hiddenLookups = 4;
    requireAdopted(create());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  @DisplayName("#111 a create that was deferred and not executed is sent again after a search")
  void deferredAndNotExecuted(int status) {
    service.answer = deferred(status, "1");
    service.executes = false;
    service.executesLater = true;
    service.later = json(200, "{\"clusterID\": \"n1\"}");
    assertThat(create().id()).isEqualTo("n1");
    assertThat(service.creates).hasSize(2);
    assertThat(service.clusters).hasSize(1);
    assertThat(service.lookups).hasSizeGreaterThan(5);
    assertThat(time.slept()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(75));
  }

  @Test
  @DisplayName(
      "#111 a conflict with the client's own deferred request isn't reported to the caller")
  void conflictWithOwnRequest() {
    service.answer = deferred(429, "1");
    service.executes = false;
    service.executesLater = true;
    service.later = json(409, "{\"code\": \"E0007\", \"description\": \"name exists\"}");
    service.hiddenLookups = 3;
    CreatedCluster created = create();
    assertThat(created.id()).isEqualTo("n1");
    assertThat(created.doubt()).isPresent();
    assertThat(service.creates).hasSize(2);
  }

  @Test
  @DisplayName("#111 a create deferred without retries, or for too long, throws after the search")
  void deferredForTooLong() {
    service.executes = false;
    service.answer = deferred(429, "86400");
    assertThatThrownBy(this::create)
        .isInstanceOf(CreateInDoubtException.class)
        .hasMessageContaining("429");
    service.answer = deferred(503, "1");
    assertThatThrownBy(() -> create(RetryPolicy.none()))
        .isInstanceOf(CreateInDoubtException.class)
        .hasMessageContaining("was not sent again");
    assertThat(service.creates).hasSize(2);
  }

  private void requireAdopted(CreatedCluster created) {
    assertThat(created.id()).isEqualTo("n1");
    assertThat(created.doubt()).isPresent();
    assertThat(service.creates).hasSize(1);
    assertThat(service.clusters).hasSize(1);
  }

  @Test
  @DisplayName("#74 an existing cluster of the same name isn't mistaken for the new one")
  void existingClusterOfTheSameName() {
    service.existing = "old";
    service.executes = false;
    service.answer = json(504, "gateway timeout");
    assertThatThrownBy(this::create)
        .isInstanceOfSatisfying(
            CreateInDoubtException.class,
            e -> {
              assertThat(e).hasMessageContaining("only the cluster old");
              assertThat(e.name()).isEqualTo("fresh");
              assertThat(e.polls()).isGreaterThan(3);
            });
    assertThat(service.creates).hasSize(1);
  }

  @Test
  @DisplayName("#73 a rejection is reported immediately, without a search")
  void refusals() {
    service.executes = false;
    service.answer = json(409, "{\"code\": \"E0007\", \"description\": \"name exists\"}");
    assertThatThrownBy(this::create).isInstanceOf(ConflictException.class);
    service.answer = json(400, "{\"code\": \"E4e5b\", \"description\": \"no such flavor\"}");
    assertThatThrownBy(this::create).isInstanceOf(BadRequestException.class);
    assertThat(service.creates).hasSize(2);
    assertThat(service.lookups).hasSize(2);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  @DisplayName("#82 without a resource group, no create request is sent")
  void noResourceGroup() {
    server.setDispatcher(
        Responses.to(
            request -> {
              assertThat(request.getMethod()).isEqualTo("GET");
              return notFound();
            }));
    try (TestServices it = TestServices.of(server, Scope.none(), time)) {
      Clusters clusters = it.services().clusters();
      assertThatThrownBy(() -> clusters.create(vpcCluster()))
          .isInstanceOf(MissingScopeException.class);
    }
  }

  @Test
  @DisplayName("A 404 shortly after a create is retried for a limited time; later it is reported")
  void notFoundYet() {
    try (TestServices it = TestServices.of(server, SCOPE, time)) {
      Clusters clusters = it.services().clusters();
      clusters.create(vpcCluster());
      service.hiddenLookups = 3;
      assertThat(clusters.get("fresh").id()).isEqualTo("n1");
      service.hiddenLookups = 2;
      assertThat(clusters.get("n1").id()).isEqualTo("n1");
      time.advance(ClusterContext.GRACE_PERIOD);
      service.hiddenLookups = Integer.MAX_VALUE;
      assertThatThrownBy(() -> clusters.get("n1")).isInstanceOf(NotFoundException.class);
    }
    assertThat(Objects.requireNonNull(service.lookups)).isNotEmpty();
  }

  private static NewCluster vpcCluster() {
    return NewCluster.vpc("fresh")
        .vpc("r006-0001")
        .flavor("bx2.4x16")
        .zone("us-south-1", "s1")
        .workersPerZone(2)
        .version("1.29.5")
        .build();
  }
}
