package io.github.ibmcontainers.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.wait.WaitCanceledException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code close()} ends every kind of wait. */
@Timeout(120)
class CloseWaitsTest {
  /** Unless ended, each wait here takes several minutes. */
  private static final Duration PROMPT = Duration.ofMillis(100);

  private static final WaitOptions HOUR =
      WaitOptions.builder(Duration.ofHours(1))
          .pauses(Duration.ofMinutes(10), Duration.ofMinutes(10))
          .build();

  @SuppressWarnings("ImmutableEnumChecker") // Stateless functions.
  private enum Wait {
    TOKEN(client -> client.clusters().get("c1"), List.of(AuthenticationException.class)),
    OWN_TOKEN(
        client -> {
          Object unused = client.token();
        },
        List.of(AuthenticationException.class)),
    RESPONSE(
        client -> client.request("GET", "/v1/stall").text(), List.of(CallCanceledException.class)),
    RETRY_PAUSE(
        client -> client.request("GET", "/v1/busy").text(), List.of(CallCanceledException.class)),
    LIMITER_TURN(
        client -> {
          for (int call = 0; call < 5; call++) {
            client.request("GET", "/v1/quick").text();
          }
        },
        List.of(CallCanceledException.class)),
    WAIT_LOOP(
        client -> client.clusters().awaitReady("c1", HOUR), List.of(WaitCanceledException.class)),
    CREATE_SEARCH(
        client -> client.dedicatedHosts().createPool("p", "dal", "bx2d"),
        List.of(CreateInDoubtException.class)),
    BULK_LIST(
        client -> client.clusters().across(List.of(Scope.none())).stream().forEach(it -> {}),
        List.of(CallCanceledException.class)),
    FAN_OUT(client -> client.clusters().list().all(), List.of(CallCanceledException.class)),
    ACCOUNTS(client -> client.accounts().iterator().next(), List.of(CallCanceledException.class));

    private final Consumer<ContainersClient> call;
    private final List<Class<? extends ContainersException>> types;

    Wait(Consumer<ContainersClient> call, List<Class<? extends ContainersException>> types) {
      this.call = call;
      this.types = types;
    }
  }

  private final MockWebServer server = Servers.prompt();
  private CountDownLatch waiting = new CountDownLatch(1);

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request.getMethod() + " " + request.getUrl().encodedPath());
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MockResponse answer(String request) {
    MockResponse.Builder response =
        new MockResponse.Builder().setHeader("Content-Type", "application/json");
    if (request.endsWith("/busy")) {
      return response.code(503).setHeader("Retry-After", "50").build();
    }
    if (request.endsWith("/quick")) {
      return response.body("ok").build();
    }
    if (request.endsWith("/getCluster")) {
      waiting.countDown();
      return response
          .body(
              "{\"id\": \"c1\", \"name\": \"n\", \"provider\": \"vpc-gen2\","
                  + " \"state\": \"deploying\"}")
          .build();
    }
    if (request.endsWith("/createDedicatedHostPool")) {
      waiting.countDown();
      return response.code(500).body("{}").build();
    }
    if (request.endsWith("/getDedicatedHostPools")) {
      return response.body("[]").build();
    }
    waiting.countDown();
    return response.onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }

  private ContainersClient client(Wait wait) {
    ContainersClientBuilder builder =
        TestClients.of(server, new ManualTime())
            .time(TimeSource.system())
            .retryPolicy(RetryPolicy.standard())
            .listener(
                event -> {
                  if (event instanceof ClientEvent.RetryScheduled
                      || event instanceof ClientEvent.LimiterWaited) {
                    waiting.countDown();
                  }
                });
    if (wait == Wait.TOKEN || wait == Wait.OWN_TOKEN) {
      builder.credential(Credential.apiKey("key"));
    }
    return (wait == Wait.LIMITER_TURN ? builder.rateLimit(2, Duration.ofHours(1)) : builder)
        .build();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("#133 close() ends any wait of a call with a typed exception")
  void ends(Wait wait) throws Exception {
    Duration took = close(wait);
    // A loaded machine may be late once, but not in every attempt.
    for (int i = 0; i < 20 && took.compareTo(PROMPT) > 0; i++) {
      took = close(wait);
    }
    assertThat(took).isLessThanOrEqualTo(PROMPT);
  }

  private Duration close(Wait wait) throws Exception {
    waiting = new CountDownLatch(1);
    ContainersClient client = client(wait);
    FailingCall waitingCall = FailingCall.start(() -> wait.call.accept(client));
    assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
    // Gives the call time to start waiting.
    waitingCall.thread().join(30);
    long start = System.nanoTime();
    client.close();
    Throwable ended = waitingCall.failure();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (ended instanceof IllegalStateException) {
      // The client was closed between two requests of the call. A doubt is reported even then.
      assertThat(ended).hasMessage("The client is closed");
      assertThat(wait).isNotEqualTo(Wait.CREATE_SEARCH);
    } else {
      assertThat(ended).isInstanceOfAny(wait.types.toArray(Class<?>[]::new));
    }
    return took;
  }
}
