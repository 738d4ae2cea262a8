package io.github.ibmcontainers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asynchronous calls, and cancellation from another thread. */
class AsyncTest {
  private static final String CLUSTER =
      "{\"id\": \"c\", \"name\": \"mine\", \"provider\": \"vpc-gen2\"}";

  private final MockWebServer server = Servers.prompt();
  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              String target = request.getTarget();
              if (target.contains("slow")) {
                arrived.release();
                release.await(120, SECONDS);
              }
              return target.contains("unknown")
                  ? new MockResponse.Builder().code(404).body("{}").build()
                  : new MockResponse.Builder().code(200).body(CLUSTER).build();
            }));
    server.start();
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.close();
  }

  private ContainersClientBuilder client() {
    return TestClients.of(server, new ManualTime());
  }

  @Test
  @DisplayName("An asynchronous call completes with the call's result or failure")
  void outcome() throws Exception {
    try (ContainersClient client = client().build()) {
      CompletableFuture<Cluster> found = client.clusters().async(it -> it.get("c"));
      assertThat(found.get(60, SECONDS).name()).isEqualTo("mine");
      CompletableFuture<String> name =
          client.clusters().async(it -> it.get("c")).thenApply(Cluster::name);
      assertThat(name.get(60, SECONDS)).isEqualTo("mine");
      CompletableFuture<Cluster> missing = client.clusters().async(it -> it.get("unknown"));
      assertThatThrownBy(() -> missing.get(60, SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NotFoundException.class);
    }
  }

  @ParameterizedTest(name = "cancel({0})")
  @ValueSource(booleans = {true, false})
  @DisplayName("Canceling the future ends the request within 100 ms, and the client stays usable")
  void cancel(boolean mayInterrupt) throws Exception {
    try (ContainersClient client = client().build()) {
      Duration took = cancelSlowCall(client, mayInterrupt);
      // A loaded machine may be late once, but not in every attempt.
      for (int i = 0; i < 20 && took.toMillis() > 100; i++) {
        took = cancelSlowCall(client, mayInterrupt);
      }
      assertThat(took).isLessThanOrEqualTo(Duration.ofMillis(100));
      for (int i = 0; i < 20; i++) {
        assertThat(client.clusters().async(it -> it.get("c")).get(60, SECONDS).id()).isEqualTo("c");
      }
    }
  }

  private Duration cancelSlowCall(ContainersClient client, boolean mayInterrupt) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    List<RuntimeException> failures = new ArrayList<>();
    CompletableFuture<Cluster> slow =
        client
            .clusters()
            .async(
                it -> {
                  try {
                    return it.get("slow");
                  } catch (RuntimeException e) {
                    failures.add(e);
                    throw e;
                  } finally {
                    ended.countDown();
                  }
                });
    assertThat(arrived.tryAcquire(60, SECONDS)).isTrue();
    long start = System.nanoTime();
    assertThat(slow.cancel(mayInterrupt)).isTrue();
    assertThat(ended.await(60, SECONDS)).as("ended").isTrue();
    assertThat(failures).singleElement().isInstanceOf(CallCanceledException.class);
    assertThatThrownBy(slow::join).isInstanceOf(CancellationException.class);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  @DisplayName("A timeout of the future ends the request")
  void orTimeout() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (ContainersClient client = client().build()) {
      CompletableFuture<Cluster> slow =
          client
              .clusters()
              .async(
                  it -> {
                    try {
                      return it.get("slow");
                    } finally {
                      ended.countDown();
                    }
                  });
      assertThat(arrived.tryAcquire(60, SECONDS)).isTrue();
      CompletableFuture<Cluster> unused = slow.orTimeout(1, MILLISECONDS);
      assertThat(ended.await(60, SECONDS)).isTrue();
    }
  }

  @Test
  @DisplayName("Canceling through the request options ends the call and prevents further requests")
  void cancellation() throws Exception {
    Cancellation cancellation = new Cancellation();
    RequestOptions options = RequestOptions.builder().cancellation(cancellation).build();
    try (ContainersClient client = client().build()) {
      CompletableFuture<Cluster> slow = client.clusters().with(options).async(it -> it.get("slow"));
      assertThat(arrived.tryAcquire(60, SECONDS)).isTrue();
      cancellation.cancel();
      assertThatThrownBy(() -> slow.get(30, SECONDS))
          .hasCauseInstanceOf(CallCanceledException.class);
      int sent = server.getRequestCount();
      assertThatThrownBy(() -> client.clusters().with(options).get("c"))
          .isInstanceOf(CallCanceledException.class);
      assertThat(server.getRequestCount()).isEqualTo(sent);
      assertThat(options.toBuilder().build().cancellation()).contains(cancellation);
      assertThat(client.clusters().get("c").id()).isEqualTo("c");
    }
  }

  @Test
  @DisplayName(
      "A supplied executor runs the calls and isn't shut down; a closed client fails the future")
  void executor() throws Exception {
    List<Runnable> tasks = new ArrayList<>();
    Executor executor =
        task -> {
          tasks.add(task);
          task.run();
        };
    ContainersClient client = client().executor(executor).build();
    assertThat(client.clusters().async(it -> it.find("unknown").isPresent()).get(60, SECONDS))
        .isFalse();
    assertThat(tasks).hasSize(1);
    client.close();
    CompletableFuture<Cluster> late = client.clusters().async(it -> it.get("c"));
    assertThatThrownBy(late::join).hasCauseInstanceOf(IllegalStateException.class);

    ContainersClient other = client().build();
    other.close();
    CompletableFuture<Cluster> rejected = other.clusters().async(it -> it.get("c"));
    assertThatThrownBy(rejected::join).hasCauseInstanceOf(IllegalStateException.class);
    var single = Executors.newSingleThreadExecutor();
    single.shutdown();
    try (ContainersClient third = client().executor(single).build()) {
      CompletableFuture<Cluster> refused = third.clusters().async(it -> it.get("c"));
      assertThatThrownBy(refused::join).hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  @DisplayName("Version 3 of the API is rejected before a request is sent")
  void version3() {
    try (ContainersClient client = client().build()) {
      assertThat(ApiVersion.V3).hasToString("v3");
      assertThatThrownBy(() -> client.clusters().preferring(ApiVersion.V3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("v3 is not offered");
    }
    assertThat(server.getRequestCount()).isZero();
  }
}
