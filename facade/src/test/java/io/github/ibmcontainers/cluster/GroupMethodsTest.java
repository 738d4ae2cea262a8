package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.ingress.Ingress;
import io.github.ibmcontainers.cluster.ingress.NewAlb;
import io.github.ibmcontainers.cluster.ingress.NewSubdomain;
import io.github.ibmcontainers.cluster.satellite.HostAssignment;
import io.github.ibmcontainers.cluster.satellite.NewSatelliteLocation;
import io.github.ibmcontainers.cluster.service.Logging;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.NewZone;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Rules for calls of many groups: rejections before a request is sent, and responses without a
 * body.
 */
class GroupMethodsTest {
  private static final Scope EVERYWHERE =
      Scope.builder().account("acc1").resourceGroup("rg1").build();

  private static final Scope SCOPE = EVERYWHERE.toBuilder().region("us-south").build();

  @Test
  @SuppressWarnings(
      "deprecation") // operations that IBM has ended are tested as long as they are offered
  @DisplayName("#84 ended operations that require a refresh token report its absence")
  void endedNeedRefreshToken() throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
        Logging logging = it.services().logging();
        assertThatThrownBy(() -> logging.loggingInstances("c1"))
            .isInstanceOf(MissingScopeException.class)
            .hasMessageContaining("refresh token");
        assertThatThrownBy(() -> logging.monitoringInstances("c1"))
            .isInstanceOf(MissingScopeException.class);
      }
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  @DisplayName("An empty 200 succeeds where no body is expected; HTML doesn't")
  void emptyOrHtml() throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(200).body("").build());
      server.enqueue(new MockResponse.Builder().code(200).body("<html>log in</html>").build());
      try (TestServices it = TestServices.of(server, EVERYWHERE, new ManualTime())) {
        Ingress ingress = it.services().ingress();
        ingress.setHealthCheck("c1", true);
        assertThatThrownBy(() -> ingress.setHealthCheck("c1", true))
            .isInstanceOf(InvalidResponseException.class);
      }
    }
  }

  @Test
  @DisplayName("A provider-independent operation is retried while a new cluster isn't found yet")
  void commonOperationOnNewCluster() throws Exception {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (TestServices it = TestServices.of(server, EVERYWHERE, new ManualTime())) {
        Clusters clusters = it.services().clusters();
        server.enqueue(new MockResponse.Builder().code(404).body("{}").build());
        server.enqueue(new MockResponse.Builder().code(201).body("{\"id\": \"c1\"}").build());
        clusters.create(NewCluster.classic("mine").dataCenter("dal10").flavor("b3c.4x16").build());
        server.enqueue(new MockResponse.Builder().code(404).body("{}").build());
        server.enqueue(new MockResponse.Builder().code(204).build());
        clusters.setAutoUpdate("mine", true);
        server.enqueue(new MockResponse.Builder().code(404).body("{}").build());
        server.enqueue(new MockResponse.Builder().code(200).body("{}").build());
        clusters.disableAddOn("c1", "istio");
        assertThat(server.getRequestCount()).isEqualTo(6);
        assertThatThrownBy(
                () -> {
                  server.enqueue(new MockResponse.Builder().code(404).body("{}").build());
                  clusters.setAutoUpdate("another", true);
                })
            .isInstanceOf(NotFoundException.class);
        assertThat(server.getRequestCount()).isEqualTo(7);
      }
    }
  }

  @Test
  @DisplayName("Every method checks its cluster argument before a request is sent")
  void clusterArgument() throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
        ClusterServices services = it.services();
        for (Object group :
            List.of(
                services.clusters(),
                services.workers(),
                services.workerPools(),
                services.addOns(),
                services.security(),
                services.serviceBindings(),
                services.networks(),
                services.ingress(),
                services.ingress().loadBalancers(),
                services.ingress().secrets(),
                services.ingress().subdomains(),
                services.storage(),
                services.logging())) {
          for (Method method : group.getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                && method.getParameterCount() > 0
                && method.getParameterTypes()[0] == String.class
                && Set.of("cluster", "idOrName").contains(method.getParameters()[0].getName())) {
              assertThatThrownBy(() -> method.invoke(group, arguments(method)))
                  .as("%s", method)
                  .hasCauseInstanceOf(IllegalArgumentException.class)
                  .cause()
                  .hasMessageContaining("cluster's id or name");
            }
          }
        }
      }
      assertThat(server.getRequestCount()).isZero();
    }
  }

  /** Returns a blank cluster, and a value for each other argument. */
  private static Object[] arguments(Method method) {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      arguments[i] =
          type == String.class
              ? "x"
              : type == boolean.class
                  ? true
                  : type == int.class
                      ? 8
                      : type == List.class
                          ? List.of()
                          : type == Map.class
                              ? Map.of()
                              : type == Duration.class
                                  ? Duration.ofSeconds(1)
                                  : OTHERS.stream()
                                      .filter(type::isInstance)
                                      .findFirst()
                                      .orElse(null);
    }
    arguments[0] = " ";
    return arguments;
  }

  private static final List<Object> OTHERS =
      List.of(
          Version.of("1.30.6"),
          WaitOptions.atMost(Duration.ofSeconds(1)),
          NewZone.vpc("us-south-1", "s1"),
          NewWorkerPool.named("p").flavor("f").build(),
          NewAlb.vpc("us-south-1", true),
          NewAddOn.named("istio"),
          ConsoleAccess.LEGACY,
          NewSubdomain.of("lb.example"));

  @Test
  @DisplayName("Storing infrastructure credentials keeps the options of the group")
  void storedCredentialsKeepOptions() throws Exception {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (TestServices it =
          TestServices.of(
              server,
              SCOPE,
              new ManualTime(),
              RetryPolicy.standard().withAttempts(2),
              Stream::empty)) {
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().code(204).build());
        it.services()
            .accountSettings()
            .with(
                RequestOptions.builder()
                    .repeatable()
                    .header("X-Trace", "t1")
                    .supplementalToken("s1")
                    .build())
            .storeInfrastructureCredentials("user", "key");
        for (int attempt = 1; attempt <= 2; attempt++) {
          Headers sent = server.takeRequest().getHeaders();
          assertThat(sent.get("X-Trace")).isEqualTo("t1");
          assertThat(sent.get("X-Auth-Softlayer-Username")).isEqualTo("user");
          assertThat(sent.get("X-Auth-Softlayer-APIKey")).isEqualTo("key");
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
      }
    }
  }

  @Test
  @DisplayName("toBuilder copies every wait option")
  void waitOptions() {
    Cancellation cancellation = new Cancellation();
    WaitOptions first =
        WaitOptions.builder(Duration.ofMinutes(5))
            .pauses(Duration.ofSeconds(1), Duration.ofSeconds(2))
            .toleratedFailures(3)
            .listener(progress -> {})
            .cancellation(cancellation)
            .build();
    WaitOptions copy = first.toBuilder().limit(Duration.ofMinutes(6)).build();
    assertThat(copy).usingRecursiveComparison().ignoringFields("limit").isEqualTo(first);
    assertThat(copy.limit()).isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  @DisplayName(
      "Missing values of a location or an assignment are reported before a request is sent")
  void inputs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSatelliteLocation.named("l").zone("z1").build())
        .withMessageContaining("managedFrom")
        .withMessageContaining("three zones");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostAssignment.toPool("l1", "z1", "c1", "default", Map.of()))
        .withMessageContaining("labels");
  }
}
