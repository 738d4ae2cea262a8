package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.ConnectionException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.internal.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exception messages contain what a person needs to know about a failure. */
class MessagesTest {
  private final FakeIbmCloud cloud = FakeIbmCloud.start();
  private final ContainersClient client = builder(cloud).build();

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  private static ContainersClientBuilder builder(FakeIbmCloud cloud) {
    return ContainersClient.builder()
        .credential(Credential.apiKey(cloud.apiKey()))
        .endpoints(
            Endpoints.of(
                cloud.endpoints().iam(),
                cloud.endpoints().accounts(),
                cloud.endpoints().containers()));
  }

  @Test
  @DisplayName("a 404 names the resource and the ID of the token's account")
  void notFound() {
    String in = " in account " + cloud.accountId() + ", resource group any, region any)";
    notFound(() -> client.clusters().get("nowhere"), "cluster nowhere" + in);
    notFound(
        () -> client.clusters().preferring(ApiVersion.V1).get("nowhere"), "cluster nowhere" + in);
    notFound(() -> client.workers().list("nowhere"), "cluster nowhere" + in);
    notFound(
        () -> client.workers().get("mycluster", "w-1"), "worker w-1 of cluster mycluster" + in);
    notFound(
        () -> client.workerPools().get("mycluster", "blue"),
        "worker pool blue of cluster mycluster" + in);
    notFound(
        () -> client.workerPools().preferring(ApiVersion.V1).get("mycluster", "blue"),
        "worker pool blue of cluster mycluster" + in);
    notFound(
        () -> client.workerPools().resize("mycluster", "blue", 3),
        "worker pool blue of cluster mycluster" + in);
    notFound(
        () -> client.request("GET", "/v2/getCluster").query("cluster", "nowhere").text(),
        "cluster nowhere" + in);
    notFound(
        () -> client.with(scope -> scope.region("eu-de")).clusters().get("nowhere"),
        "account " + cloud.accountId() + ", resource group any, region eu-de)");
  }

  private static void notFound(ThrowingCallable call, String named) {
    assertThatThrownBy(call)
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("(looked for ")
        .hasMessageContaining(named);
  }

  @Test
  @DisplayName("a Retry-After that exceeds the maximum wait is in the message")
  void retryAfter() {
    cloud.containers().failNext(1, Fault.status(503).retryAfter(900));
    assertThatThrownBy(client::regions)
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("(retry after 15 min)");
    cloud.containers().failNext(1, Fault.status(429).retryAfter(61));
    assertThatThrownBy(client::regions)
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("(retry after 1 min 1 s)");
    assertThat(cloud.containers().requests()).hasSize(2);
  }

  @Test
  @DisplayName("a timeout message contains the limit and the elapsed time")
  void timeout() {
    client.token();
    cloud.containers().failNext(1, Fault.delay(Duration.ofSeconds(30)));
    RequestOptions brief = RequestOptions.builder().timeout(Duration.ofMillis(250)).build();
    assertThatThrownBy(() -> client.clusters().with(brief).list(Provider.CLASSIC))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageMatching(
            "ClassicGetClusters failed: [\\d.:]+ did not answer in time: after [\\d.]+ m?s"
                + " \\(limit: 250 ms\\)");
  }

  @Test
  @DisplayName("a listener's exception is logged with its stack trace")
  void listener() {
    List<LogRecord> records = new ArrayList<>();
    Logger logger = Logger.getLogger("io.github.ibmcontainers.http");
    Handler handler = new Collecting(records);
    logger.addHandler(handler);
    IllegalStateException mine = new IllegalStateException("mine");
    try (ContainersClient listening =
        builder(cloud)
            .listener(
                event -> {
                  throw mine;
                })
            .build()) {
      assertThat(listening.regions()).isNotEmpty();
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(records)
        .filteredOn(entry -> entry.getMessage().equals("A listener failed on CallEnded"))
        .extracting(LogRecord::getThrown)
        .containsExactly(mine);
  }

  @Test
  @DisplayName("without a credential, the message lists the sources that were searched")
  void noCredential() {
    Settings empty = Settings.read(Settings.SERVICE, new Properties(), Map.of(), List.of());
    assertThatThrownBy(() -> ContainersClient.builder().settings(empty).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "IBMCLOUD_API_KEY",
            "IC_API_KEY",
            "IC_IAM_TOKEN",
            "IBMCLOUD_CR_PROFILE",
            "KUBERNETES_SERVICE_API_APIKEY",
            "IBM_CREDENTIALS_FILE",
            "ibm-credentials.env",
            "VCAP_SERVICES");
    assertThatThrownBy(() -> ContainersClient.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No credential. Set one: IBMCLOUD_API_KEY for fromEnvironment(), or"
                + " credential(Credential.apiKey(...)) on the builder.");
  }

  @Test
  @DisplayName("a network failure is transient, both before and after the login")
  void noNetwork() throws IOException {
    String nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "http://127.0.0.1:" + socket.getLocalPort();
    }
    RetryPolicy once = RetryPolicy.none();
    try (ContainersClient beforeLogin =
            builder(cloud)
                .retryPolicy(once)
                .endpoints(Endpoints.of(nobody, nobody, nobody))
                .build();
        ContainersClient afterLogin =
            builder(cloud)
                .retryPolicy(once)
                .endpoints(
                    Endpoints.of(
                        cloud.endpoints().iam().toString(),
                        cloud.endpoints().accounts().toString(),
                        nobody + "/global"))
                .build()) {
      assertThat(failure(beforeLogin)).isInstanceOf(IamUnavailableException.class);
      assertThat(failure(beforeLogin).isTransient()).isTrue();
      assertThat(failure(afterLogin)).isInstanceOf(ConnectionException.class);
      assertThat(failure(afterLogin).isTransient()).isTrue();
    }
    ContainersException refused =
        catchThrowableOfType(ContainersException.class, () -> client.clusters().get("nowhere"));
    assertThat(refused.isTransient()).isFalse();
  }

  private static ContainersException failure(ContainersClient client) {
    return catchThrowableOfType(
        ContainersException.class, () -> client.clusters().list(Provider.CLASSIC));
  }

  private static final class Collecting extends Handler {
    private final List<LogRecord> records;

    private Collecting(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
