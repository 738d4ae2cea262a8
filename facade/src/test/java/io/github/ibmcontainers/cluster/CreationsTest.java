package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.cluster.CreationKind.json;
import static io.github.ibmcontainers.testing.Responses.deferred;
import static io.github.ibmcontainers.testing.Responses.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.ingress.NewAlb;
import io.github.ibmcontainers.cluster.network.AttachmentTarget;
import io.github.ibmcontainers.cluster.satellite.HostAssignment;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.HostNotFoundException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.generated.model.CreateFilterConfigRequest;
import io.github.ibmcontainers.generated.model.CreateLoggingConfigRequest;
import io.github.ibmcontainers.generated.model.CreateMasterLogCollectionRequest;
import io.github.ibmcontainers.generated.model.FieldAdd;
import io.github.ibmcontainers.generated.model.ServiceBindRequest;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Create requests of every kind of resource with an unknown outcome: sent once, looked up,
 * reported.
 */
class CreationsTest {
  /** A service with resources of one kind. */
  private static final class StubResources extends Dispatcher {
    final CreationKind kind;
    final List<String> items = Collections.synchronizedList(new ArrayList<>());
    final List<MockResponse> answers = new ArrayList<>();
    final List<MockResponse> lookups = new ArrayList<>();
    Consumer<StubResources> lookedUp = service -> {};
    boolean executesFirst = true;
    boolean executesLater;
    int posts;
    int gets;

    StubResources(CreationKind kind, MockResponse... answers) {
      this.kind = kind;
      this.answers.addAll(Arrays.asList(answers));
    }

    StubResources executesNothing() {
      executesFirst = false;
      return this;
    }

    StubResources executesLater() {
      executesFirst = false;
      executesLater = true;
      return this;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
      String target = request.getTarget().replaceFirst("^/global", "");
      String path = target.replaceFirst("\\?.*", "");
      if ("POST".equals(request.getMethod())) {
        assertThat(path).isEqualTo(kind.post);
        if (posts++ == 0 ? executesFirst : executesLater) {
          items.add(kind.item);
        }
        return answers.isEmpty() ? json(200, kind.answer) : answers.remove(0);
      }
      if (path.equals(kind.get)) {
        gets++;
        MockResponse spoiled = posts > 0 && !lookups.isEmpty() ? lookups.remove(0) : null;
        if (posts > 0) {
          lookedUp.accept(this);
        }
        return spoiled == null ? kind.listed(items) : spoiled;
      }
      return path.equals("/v2/getCluster")
          ? json(200, "{\"id\": \"c1\", \"name\": \"n\", \"provider\": \"" + kind.provider + "\"}")
          : json(404, "{}");
    }
  }

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private @Nullable String create(StubResources service) {
    return create(service, builder -> {});
  }

  private @Nullable String create(
      StubResources service, Consumer<ContainersClientBuilder> settings) {
    server.setDispatcher(service);
    ContainersClientBuilder builder =
        TestClients.of(server, time)
            .retryPolicy(RetryPolicy.standard().withAttempts(3))
            .resourceGroup("rg1");
    settings.accept(builder);
    try (ContainersClient client = builder.build()) {
      return service.kind.call.apply(client);
    }
  }

  private CreateInDoubtException inDoubt(StubResources service) {
    return inDoubt(service, builder -> {});
  }

  private CreateInDoubtException inDoubt(
      StubResources service, Consumer<ContainersClientBuilder> settings) {
    CreateInDoubtException doubt =
        catchThrowableOfType(
            CreateInDoubtException.class,
            () -> {
              Object unused = create(service, settings);
            });
    assertThat(doubt).as("%s", service.kind).isNotNull();
    return Objects.requireNonNull(doubt);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#111 a successful create is sent once, after one lookup of existing resources")
  void success(CreationKind kind) {
    StubResources service = new StubResources(kind);
    assertThat(create(service)).isEqualTo("new");
    assertThat(service.posts).isOne();
    assertThat(service.gets).isOne();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "#111 a resource that was created although the response was lost is found; the request is sent once")
  void lostAndExecuted(CreationKind kind) {
    StubResources service = new StubResources(kind, lost());
    assertThat(create(service)).isEqualTo("new");
    assertThat(service.posts).isOne();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "#111 a resource that doesn't appear after a lost response is in doubt; the request is sent once")
  void lostAndNotExecuted(CreationKind kind) {
    StubResources service = new StubResources(kind, lost()).executesNothing();
    CreateInDoubtException doubt = inDoubt(service);
    assertThat(doubt)
        .hasMessageContaining("was not sent again")
        .hasCauseInstanceOf(ConnectionException.class);
    assertThat(doubt.polls()).isGreaterThan(5).isEqualTo(service.gets - 1);
    assertThat(doubt.kind()).isNotEmpty();
    assertThat(doubt.name()).isNotEmpty();
    assertThat(service.posts).isOne();
    assertThat(time.slept()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#111 a deferred create that was executed is found, however long the deferral")
  void deferredAndExecuted(CreationKind kind) {
    for (MockResponse answer :
        List.of(deferred(429, "1"), deferred(503, "1"), deferred(503, "9999999999"))) {
      StubResources service = new StubResources(kind, answer);
      assertThat(create(service)).isEqualTo("new");
      assertThat(service.posts).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#111 a deferred create is sent again only if names are unique")
  void deferredAndNotExecuted(CreationKind kind) {
    for (int status : new int[] {429, 503}) {
      StubResources service = new StubResources(kind, deferred(status, "1")).executesLater();
      if (kind.unique) {
        assertThat(create(service)).isEqualTo("new");
        assertThat(service.posts).isEqualTo(2);
      } else {
        assertThat(inDoubt(service)).hasMessageContaining("was not sent again");
        assertThat(service.posts).isOne();
      }
      assertThat(service.gets).isGreaterThan(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#111 a deferral of years isn't waited for")
  void deferredForYears(CreationKind kind) {
    StubResources service = new StubResources(kind, deferred(503, "9999999999")).executesLater();
    assertThat(inDoubt(service)).hasMessageContaining("503");
    assertThat(service.posts).isOne();
    assertThat(time.slept()).isLessThan(Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#111 a deadline earlier than the deferral ends the call with the current result")
  void deadline(CreationKind kind) {
    StubResources service = new StubResources(kind, deferred(503, "90")).executesLater();
    CreateInDoubtException doubt =
        inDoubt(service, builder -> builder.timeout(Duration.ofSeconds(20)));
    assertThat(doubt).hasMessageContaining("the timeout of the call ended the search");
    assertThat(service.posts).isOne();
    assertThat(time.slept()).isLessThanOrEqualTo(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#111 transient lookup failures are retried; a rejected lookup ends the call")
  void failingLookups(CreationKind kind) {
    StubResources service = new StubResources(kind, json(500, "{\"code\": \"G0002\"}"));
    service.lookups.addAll(Collections.nCopies(4, json(500, "{}")));
    assertThat(create(service)).isEqualTo("new");
    assertThat(service.posts).isOne();

    StubResources failing = new StubResources(kind, deferred(503, "1")).executesLater();
    failing.lookups.addAll(Collections.nCopies(100, json(500, "{}")));
    assertThat(inDoubt(failing)).hasMessageContaining("found an error");
    assertThat(failing.posts).as("creates without proof of absence").isOne();

    StubResources refusing = new StubResources(kind, json(500, "{\"code\": \"G0002\"}"));
    refusing.lookups.add(json(403, "{}"));
    CreateInDoubtException doubt = inDoubt(refusing);
    assertThat(doubt).hasCauseInstanceOf(ServerException.class);
    assertThat(doubt.getSuppressed()).hasOnlyElementsOfType(ForbiddenException.class).hasSize(1);
    assertThat(refusing.posts).isOne();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#111 an existing resource isn't mistaken for the new one")
  void existingResourceOfTheSameName(CreationKind kind) {
    StubResources service = new StubResources(kind, lost()).executesNothing();
    service.items.add(kind.item);
    CreateInDoubtException doubt = inDoubt(service);
    assertThat(doubt.polls()).isGreaterThan(5);
    assertThat(service.posts).isOne();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#111 a rejected create isn't in doubt and isn't looked up")
  void rejected(CreationKind kind) {
    StubResources service =
        new StubResources(kind, json(409, "{\"code\": \"E0007\"}")).executesNothing();
    assertThatThrownBy(() -> create(service)).isInstanceOf(ConflictException.class);
    assertThat(service.posts).isOne();
    assertThat(service.gets).isOne();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#120 a success without an ID is looked up, not reported as successful")
  void withoutId(CreationKind kind) {
    if (kind.answer.contains("new") && !List.of("SECRET", "SUBDOMAIN").contains(kind.name())) {
      StubResources service = new StubResources(kind, json(200, "[]"));
      assertThat(create(service)).isEqualTo("new");
      assertThat(service.posts).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VPC_POOL", "VPC_ALB"})
  @DisplayName("#111 a deferred create that was executed after all is found by its name")
  void conflictWithOwnRequest(CreationKind kind) {
    StubResources service =
        new StubResources(kind, deferred(503, "1"), json(409, "{\"code\": \"E0007\"}"))
            .executesLater();
    if (kind.unique) {
      assertThat(create(service)).isEqualTo("new");
      assertThat(service.posts).isEqualTo(2);
    } else {
      assertThat(inDoubt(service).polls()).isGreaterThan(5);
    }
  }

  @Test
  @DisplayName("#111 two new resources that look alike are in doubt: either can be the caller's")
  void ambiguous() {
    StubResources service = new StubResources(CreationKind.VPC_ALB, lost());
    service.items.add(CreationKind.VPC_ALB.item.replace("new", "theirs"));
    service.lookedUp =
        it -> {
          if (it.items.size() == 2) {
            it.items.add(CreationKind.VPC_ALB.item.replace("new", "other"));
          }
        };
    assertThat(inDoubt(service)).hasMessageContaining("2 new ones");
    assertThat(service.posts).isOne();
  }

  @Test
  @DisplayName("#111 invalid input is rejected before any lookup")
  void invalidInput() {
    StubResources service = new StubResources(CreationKind.VPC_ALB);
    server.setDispatcher(service);
    try (ContainersClient client = TestClients.of(server, time).build()) {
      assertThatThrownBy(
              () -> client.ingress().loadBalancers().create("c1", NewAlb.classic("z1", "2", true)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> client.workerPools().create("c1", NewWorkerPool.named("more").build()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(service.gets).isZero();
    assertThat(service.posts).isZero();
  }

  @Test
  @DisplayName("#112 a cancellation ends the search immediately")
  void cancellation() {
    Cancellation cancellation = new Cancellation();
    StubResources service = new StubResources(CreationKind.HOST_POOL, lost()).executesNothing();
    service.lookedUp = it -> cancellation.cancel();
    server.setDispatcher(service);
    try (ContainersClient client = TestClients.of(server, time).time(TimeSource.system()).build()) {
      long start = System.nanoTime();
      assertThatThrownBy(
              () ->
                  client
                      .dedicatedHosts()
                      .with(RequestOptions.builder().cancellation(cancellation).build())
                      .createPool("more", "dal", "bx2d"))
          .isInstanceOf(CreateInDoubtException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
    assertThat(service.posts).isOne();
  }

  /** Create requests of resources that can't be looked up. */
  private static Stream<Function<ContainersClient, @Nullable Object>> notSearchable() {
    return Stream.of(
        order(it -> it.serviceBindings().bind("c1", "ns", "s-1", "Writer")),
        order(it -> it.serviceBindings().bind("c1", new ServiceBindRequest().namespaceID("ns"))),
        order(it -> it.logging().create("c1", "container", new CreateLoggingConfigRequest())),
        order(it -> it.logging().createFilter("c1", new CreateFilterConfigRequest())),
        order(it -> it.logging().addWebhook("c1", "slack", "Warning", "https://x.test")),
        order(it -> it.logging().collectMasterLogs("c1", new CreateMasterLogCollectionRequest())),
        order(it -> it.security().createCertificateAuthority("c1")),
        order(it -> it.ingress().secrets().addField("c1", "s", "ns", new FieldAdd().crn("crn:x"))),
        order(it -> it.networks().createSubnet("c1", "1", 8)),
        order(it -> it.networks().addUserSubnet("c1", "10.1.0.0/28", "1")),
        order(it -> it.satellite().assignHost(HostAssignment.toCluster("l1", "z", "c1", "h1"))),
        order(
            it ->
                it.networks()
                    .virtualInterfaces()
                    .attach(AttachmentTarget.cluster("c1"), "i1", 1, true)));
  }

  private static Function<ContainersClient, @Nullable Object> order(
      Consumer<ContainersClient> call) {
    return client -> {
      call.accept(client);
      return null;
    };
  }

  @Test
  @DisplayName(
      "#111 a resource that can't be looked up is requested once, and the exception reports the doubt")
  void createsWithoutLookup() {
    for (Function<ContainersClient, @Nullable Object> call : notSearchable().toList()) {
      for (MockResponse answer : List.of(lost(), json(500, "{}"), deferred(429, "0"))) {
        List<String> posts = Collections.synchronizedList(new ArrayList<>());
        server.setDispatcher(
            new Dispatcher() {
              @Override
              public MockResponse dispatch(RecordedRequest request) {
                if ("POST".equals(request.getMethod())) {
                  posts.add(request.getTarget());
                  return answer;
                }
                return json(200, "{\"id\": \"c1\", \"name\": \"n\", \"provider\": \"classic\"}");
              }
            });
        try (ContainersClient client = TestClients.of(server, time).resourceGroup("rg1").build()) {
          assertThatThrownBy(
                  () -> {
                    Object unused = call.apply(client);
                  })
              .isInstanceOfSatisfying(
                  CreateInDoubtException.class, e -> assertThat(e.polls()).isZero())
              .hasMessageContaining("can't be looked up")
              .satisfies(
                  e ->
                      assertThat(e.getCause())
                          .isInstanceOfAny(
                              ConnectionException.class,
                              ServerException.class,
                              RateLimitedException.class));
        }
        assertThat(posts).hasSize(1);
      }
    }
  }

  @Test
  @DisplayName("#111 without a connection no request was sent, so nothing is in doubt")
  void noConnection() {
    StubResources service = new StubResources(CreationKind.HOST_POOL);
    server.setDispatcher(service);
    AtomicInteger connections = new AtomicInteger();
    OkHttpClient unconnected =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .dns(
                host -> {
                  if (connections.incrementAndGet() > 1) {
                    throw new UnknownHostException(host);
                  }
                  return Dns.SYSTEM.lookup(host);
                })
            .build();
    try (ContainersClient client = TestClients.of(server, time).httpClient(unconnected).build()) {
      assertThatThrownBy(() -> client.dedicatedHosts().createPool("more", "dal", "bx2d"))
          .isInstanceOf(HostNotFoundException.class);
    }
    assertThat(service.gets).isOne();
    assertThat(service.posts).isZero();
  }
}
