package io.github.ibmcontainers.internal.call;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every wait of a call ends by its timeout, by an interrupt and by cancellation. Otherwise each of
 * these tests would exceed its own time limit.
 */
@Timeout(value = 45, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimeLimitsTest {
  private static final Duration SHORT = Duration.ofMillis(500);

  private final MockWebServer server = Servers.prompt();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final AtomicInteger pages = new AtomicInteger();
  private volatile Stall iam = Stall.NO;
  private volatile Stall containers = Stall.NO;

  private enum Stall {
    NO,
    SILENT,
    SLOW_BODY,
    ENDLESS_PAGES
  }

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              String path = request.getUrl().encodedPath();
              if (path.startsWith("/iam")) {
                return answer(iam, "{\"access_token\": \"opaque\", \"expires_in\": 3600}");
              }
              if (path.startsWith("/coe")) {
                return json(
                    "{\"resources\": [], \"next_url\": \"/coe/v2/accounts?page="
                        + pages.incrementAndGet()
                        + "\"}");
              }
              return answer(containers, "{\"kubernetes\": []}");
            }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MockResponse answer(Stall stall, String body) {
    if (stall == Stall.NO || stall == Stall.ENDLESS_PAGES) {
      return json(body);
    }
    arrived.countDown();
    return stall == Stall.SILENT
        ? json(body).newBuilder().onResponseStart(SocketEffect.Stall.INSTANCE).build()
        : json(body).newBuilder().throttleBody(1, 5, TimeUnit.SECONDS).build();
  }

  private ContainersClientBuilder client() {
    return TestClients.of(server, new ManualTime())
        .time(TimeSource.system())
        .credential(Credential.apiKey("key"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Stall.class,
      names = {"SILENT", "SLOW_BODY"})
  @DisplayName("#113 a call's timeout includes waiting for IAM")
  void slowIam(Stall stall) {
    iam = stall;
    try (ContainersClient client = client().timeout(SHORT).build()) {
      assertThatThrownBy(() -> client.locations().versions())
          .isInstanceOf(CallTimeoutException.class);
      assertThatThrownBy(client::token).isInstanceOf(CallTimeoutException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Stall.class,
      names = {"SILENT", "SLOW_BODY"})
  @DisplayName("#113 a login outside of a call ends by its own timeout")
  void loginTimeout(Stall stall) {
    iam = stall;
    try (ContainersClient client = client().loginTimeout(SHORT).build()) {
      assertThatThrownBy(client::token).isInstanceOf(IamUnavailableException.class);
    }
  }

  @Test
  @DisplayName("#113 endless pages of accounts are read until the login timeout")
  void endlessPages() {
    try (ContainersClient client =
        client().credential(Credential.password("me", "secret")).loginTimeout(SHORT).build()) {
      assertThatThrownBy(client::token).isInstanceOf(IamUnavailableException.class);
    }
    assertThat(pages).hasPositiveValue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Stall.class,
      names = {"SILENT", "SLOW_BODY"})
  @DisplayName("#113 a slow response ends by the call's timeout")
  void slowResponse(Stall stall) {
    containers = stall;
    try (ContainersClient client = client().build()) {
      RequestOptions options = RequestOptions.builder().timeout(SHORT).build();
      assertThatThrownBy(() -> client.request("GET", "/v1/x").options(options).text())
          .isInstanceOf(CallTimeoutException.class);
    }
  }

  private enum Waiting {
    FOR_TOKEN,
    FOR_HEADERS,
    FOR_BODY
  }

  private Runnable call(ContainersClient client, Waiting waiting) {
    if (waiting == Waiting.FOR_TOKEN) {
      iam = Stall.SILENT;
    } else {
      containers = waiting == Waiting.FOR_HEADERS ? Stall.SILENT : Stall.SLOW_BODY;
    }
    return () -> client.locations().versions();
  }

  @ParameterizedTest
  @EnumSource(Waiting.class)
  @DisplayName("#114 an interrupt ends a call immediately and keeps the interrupt flag")
  void interrupted(Waiting waiting) throws Exception {
    try (ContainersClient client = client().build()) {
      requireCanceledByInterrupt(call(client, waiting), Thread::new);
    }
  }

  @ParameterizedTest
  @EnumSource(Waiting.class)
  @DisplayName("#114 the same on virtual threads")
  void interruptedVirtual(Waiting waiting) throws Exception {
    assumeTrue(Runtime.version().feature() >= 21);
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Method unstarted =
        Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
    try (ContainersClient client = client().build()) {
      requireCanceledByInterrupt(
          call(client, waiting),
          task -> {
            try {
              return (Thread) unstarted.invoke(builder, task);
            } catch (ReflectiveOperationException e) {
              throw new LinkageError(e.getMessage(), e);
            }
          });
    }
  }

  private void requireCanceledByInterrupt(Runnable call, Function<Runnable, Thread> threads)
      throws Exception {
    FailingCall interrupted = FailingCall.start(call::run, threads);
    arrived.await();
    interrupted.thread().interrupt();
    assertThat(interrupted.failure()).isInstanceOf(CallCanceledException.class);
    assertThat(interrupted.interrupted()).isTrue();
  }

  @Test
  @DisplayName("#114 canceling a call ends its wait for a token")
  void canceled() throws Exception {
    iam = Stall.SILENT;
    try (ContainersClient client = client().build()) {
      Call call = new UtilApi(client.generated()).getVersions().buildCall();
      FailingCall canceled = FailingCall.start(() -> call.execute().close());
      arrived.await();
      call.cancel();
      assertThat(canceled.failure()).isInstanceOf(IOException.class).hasMessage("Canceled");
    }
  }

  private static NewCluster newCluster() {
    return NewCluster.vpc("fresh")
        .vpc("r006-0001")
        .flavor("bx2.4x16")
        .zone("us-south-1", "s1")
        .workersPerZone(2)
        .build();
  }

  /** Lookups find nothing; create requests receive this response. */
  private void respondToCreates(MockResponse answer) {
    server.setDispatcher(
        Responses.to(
            request ->
                "POST".equals(request.getMethod())
                    ? answer
                    : json("{\"code\": \"G0004\"}").newBuilder().code(404).build()));
  }

  @Test
  @DisplayName("#115 a create in doubt is reported within the timeout")
  void createInDoubt() {
    ManualTime time = new ManualTime();
    respondToCreates(json("{}").newBuilder().code(504).build());
    try (ContainersClient client =
        TestClients.of(server, time).resourceGroup("rg1").timeout(Duration.ofSeconds(8)).build()) {
      assertThatThrownBy(() -> client.clusters().create(newCluster()))
          .isInstanceOf(CreateInDoubtException.class)
          .hasMessageContaining("no cluster of that name")
          .hasMessageContaining("timeout");
    }
    assertThat(time.slept()).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  @DisplayName("#115 a create in doubt is reported if the create request took the whole timeout")
  void createThatTimesOut() {
    respondToCreates(json("{}").newBuilder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    try (ContainersClient client =
        TestClients.of(server, new ManualTime()).resourceGroup("rg1").timeout(SHORT).build()) {
      assertThatThrownBy(() -> client.clusters().create(newCluster()))
          .isInstanceOf(CreateInDoubtException.class);
    }
  }
}
