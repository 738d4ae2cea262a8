package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import io.github.ibmcontainers.testing.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rate limiter at full size, in simulated time. */
@Timeout(180)
class LimiterLoadTest {
  /** The maximum delay of a request on its way to the server. */
  private static final int JITTER_MILLIS = 150;

  private record Arrival(int index, long nanos) {}

  private final MockWebServer server = Servers.prompt();
  private final SimulatedTime time = new SimulatedTime();
  private final List<Arrival> arrivals = Collections.synchronizedList(new ArrayList<>());
  private final Random random = new Random(20_260_101);

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String index = request.getHeaders().get("X-Index");
            arrivals.add(
                new Arrival(index == null ? -1 : Integer.parseInt(index), time.nanoTime()));
            return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{}")
                .build();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Runs a task on threads whose sleeps advance the time. */
  private <T> List<Future<T>> run(ExecutorService threads, int count, Callable<T> task) {
    time.enter(count);
    List<Future<T>> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      running.add(
          threads.submit(
              () -> {
                try {
                  return task.call();
                } finally {
                  time.leave();
                }
              }));
    }
    return running;
  }

  @Test
  @DisplayName(
      "#117 with 64 threads and the standard limit, the server gets at most 200 requests in any 10 s")
  void manyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try (ContainersClient client = TestClients.of(server, new ManualTime()).time(time).build()) {
      for (Future<Integer> caller :
          run(
              threads,
              64,
              () -> {
                for (int call = 0; call < 20; call++) {
                  client.request("GET", "/v1/x").text();
                }
                return 20;
              })) {
        assertThat(caller.get()).isEqualTo(20);
      }
    } finally {
      threads.shutdownNow();
    }
    List<Long> seen =
        arrivals.stream()
            .map(it -> it.nanos() + Duration.ofMillis(random.nextInt(JITTER_MILLIS)).toNanos())
            .sorted()
            .toList();
    assertThat(seen).hasSize(64 * 20);
    for (int i = 200; i < seen.size(); i++) {
      assertThat(seen.get(i) - seen.get(i - 200)).isGreaterThan(Duration.ofSeconds(10).toNanos());
    }
    assertThat(Duration.ofNanos(time.nanoTime()))
        .as("total duration")
        .isLessThan(Duration.ofSeconds(65));
  }

  @Test
  @DisplayName(
      "#116 at twice the permitted load, half of the calls succeed in every window, and all do afterwards")
  void overload() throws Exception {
    Duration window = Duration.ofSeconds(40);
    int limit = 20;
    int rounds = 10;
    Map<Integer, AtomicInteger> succeeded = new HashMap<>();
    for (int round = 0; round < rounds; round++) {
      succeeded.put(round, new AtomicInteger());
    }
    RequestOptions hurried = RequestOptions.builder().timeout(window.dividedBy(2)).build();
    ExecutorService threads = Executors.newFixedThreadPool(2 * limit);
    try (ContainersClient client =
        TestClients.of(server, new ManualTime()).time(time).rateLimit(limit, window).build()) {
      Callable<Integer> caller =
          () -> {
            int successes = 0;
            for (int round = 0; round < rounds; round++) {
              long next = (round + 1) * window.toNanos();
              try {
                client.request("GET", "/v1/x").options(hurried).text();
                successes++;
                Objects.requireNonNull(succeeded.get(round)).incrementAndGet();
              } catch (CallTimeoutException e) {
                assertThat(e).hasMessageContaining("rate limit");
              }
              time.sleep(Duration.ofNanos(next - time.nanoTime()));
            }
            return successes;
          };
      int all = 0;
      for (Future<Integer> one : run(threads, 2 * limit, caller)) {
        all += one.get();
      }
      assertThat(all).isEqualTo(rounds * limit);
      assertThat(succeeded.values()).allSatisfy(it -> assertThat(it).hasValue(limit));
      time.enter(1);
      time.sleep(window.multipliedBy(2));
      long after = time.nanoTime();
      for (int call = 0; call < limit; call++) {
        client.request("GET", "/v1/x").options(hurried).text();
      }
      assertThat(time.nanoTime()).isEqualTo(after);
      time.leave();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName(
      "#116 far more calls than permits: permits are granted in order, and canceled calls release theirs")
  void firstComeFirstServed() throws Exception {
    int limit = 5;
    int callers = 100;
    AtomicInteger waiting = new AtomicInteger();
    List<Call> calls = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    try (ContainersClient client =
        TestClients.of(server, new ManualTime())
            .time(time)
            .rateLimit(limit, Duration.ofSeconds(10))
            .listener(
                event -> {
                  if (event instanceof ClientEvent.LimiterWaited) {
                    waiting.incrementAndGet();
                  }
                })
            .build()) {
      time.enter(1);
      for (int i = 0; i < callers; i++) {
        RequestOptions options = RequestOptions.builder().header("X-Index", "" + i).build();
        Call call = new UtilApi(client.generated(options)).getVersions().buildCall();
        calls.add(call);
        time.enter(1);
        Thread thread = new Thread(() -> execute(call));
        threads.add(thread);
        thread.start();
        while (i < limit ? arrivals.size() <= i : waiting.get() <= i - limit) {
          Thread.onSpinWait();
        }
      }
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        if (i >= limit && i % 4 == 0) {
          calls.get(i).cancel();
          threads.get(i).join();
        } else {
          expected.add(i);
        }
      }
      time.leave();
      for (Thread thread : threads) {
        thread.join();
      }
      Map<Integer, Long> at = new HashMap<>();
      arrivals.forEach(it -> at.put(it.index(), it.nanos()));
      assertThat(at.keySet()).containsExactlyInAnyOrderElementsOf(expected);
      for (int place = 0; place < expected.size(); place++) {
        Duration turn = Duration.ofMillis(10_200).multipliedBy(place / limit);
        assertThat(Duration.ofNanos(Objects.requireNonNull(at.get(expected.get(place)))))
            .as("call %s", expected.get(place))
            .isBetween(turn, turn.plusSeconds(1));
      }
    }
  }

  private void execute(Call call) {
    try {
      call.execute().close();
    } catch (IOException e) {
      // Canceled.
    } finally {
      time.leave();
    }
  }
}
