package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.testing.Responses.deferred;
import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.testing.CustomSleep;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The search for a cluster after a create request of unknown outcome: its intervals and its
 * outcomes.
 */
class CreationSearchTest {
  private static final Scope SCOPE = Scope.builder().resourceGroup("rg1").build();

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final AtomicInteger creates = new AtomicInteger();
  private final AtomicInteger polls = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /**
   * @param create the response to each create request, numbered from 1
   * @param poll the response to each lookup after the first create request, numbered from 1
   */
  private void serve(IntFunction<MockResponse> create, IntFunction<MockResponse> poll) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getMethod().equals("POST")) {
              return create.apply(creates.incrementAndGet());
            }
            // A client that doesn't know the provider may send several lookups.
            boolean first = request.getTarget().startsWith("/global/v2/getCluster");
            return creates.get() == 0 || !first
                ? json(404, "{\"code\": \"G0004\"}")
                : poll.apply(polls.incrementAndGet());
          }
        });
  }

  private static MockResponse failed(int unused) {
    return json(500, "{\"code\": \"G0002\"}");
  }

  private static MockResponse absent(int unused) {
    return json(404, "{\"code\": \"G0004\"}");
  }

  private CreatedCluster create(TimeSource source, RetryPolicy retries) {
    try (TestServices it = TestServices.of(server, SCOPE, source, retries, Stream::empty)) {
      return it.services()
          .clusters()
          .create(
              NewCluster.vpc("fresh")
                  .vpc("r006-0001")
                  .flavor("bx2.4x16")
                  .zone("us-south-1", "s1")
                  .build());
    }
  }

  private static List<Duration> seconds(long... values) {
    return LongStream.of(values).mapToObj(Duration::ofSeconds).toList();
  }

  @Test
  @DisplayName(
      "#74 the polling interval of the search doubles up to ten seconds, and the search ends after a minute")
  void pauses() {
    serve(CreationSearchTest::failed, CreationSearchTest::absent);
    assertThatThrownBy(() -> create(time, RetryPolicy.none()))
        .isInstanceOfSatisfying(
            CreateInDoubtException.class,
            e -> {
              assertThat(e.polls()).isEqualTo(10);
              assertThat(e).hasCauseInstanceOf(ServerException.class);
              assertThat(e.getSuppressed()).isEmpty();
            })
        .hasMessageContaining("10 polls in 1 min 5 s");
    assertThat(time.sleeps()).isEqualTo(seconds(1, 2, 4, 8, 10, 10, 10, 10, 10));
    assertThat(creates).hasValue(1);
  }

  @Test
  @DisplayName("#74 a poll may take what is left of the minute, and at least 10 seconds")
  void limitsOfPolls() {
    serve(CreationSearchTest::failed, CreationSearchTest::absent);
    List<Duration> limits = new CopyOnWriteArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  if (creates.get() > 0) {
                    limits.add(Duration.ofNanos(chain.call().timeout().timeoutNanos()));
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    try (ContainersClient client =
        TestClients.of(server, time)
            .httpClient(http)
            .resourceGroup("rg1")
            .retryPolicy(RetryPolicy.none())
            .build()) {
      NewCluster wanted =
          NewCluster.vpc("fresh")
              .vpc("r006-0001")
              .flavor("bx2.4x16")
              .zone("us-south-1", "s1")
              .build();
      assertThatThrownBy(() -> client.clusters().create(wanted))
          .isInstanceOf(CreateInDoubtException.class);
    }
    assertThat(limits).startsWith(Duration.ofMinutes(1)).endsWith(Duration.ofSeconds(10));
    assertThat(limits).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  @DisplayName("#74 a cluster that appears at the last poll is adopted")
  void lastPoll() {
    serve(
        CreationSearchTest::failed,
        poll ->
            poll < 10
                ? absent(poll)
                : json(200, "{\"id\": \"n1\", \"name\": \"fresh\", \"provider\": \"vpc-gen2\"}"));
    assertThat(create(time, RetryPolicy.none()).id()).isEqualTo("n1");
    assertThat(creates).hasValue(1);
  }

  @Test
  @DisplayName("#144 a lookup that returns a cluster without an ID finds no cluster")
  void withoutId() {
    serve(CreationSearchTest::failed, poll -> json(200, "{\"provider\": \"vpc-gen2\"}"));
    assertThatThrownBy(() -> create(time, RetryPolicy.none()))
        .isInstanceOf(CreateInDoubtException.class)
        .hasMessageContaining("no cluster of that name");
    assertThat(creates).hasValue(1);
  }

  @Test
  @DisplayName(
      "#114 an interrupt between polls ends the search immediately and keeps the interrupt flag")
  void interrupt() {
    serve(CreationSearchTest::failed, CreationSearchTest::absent);
    TimeSource interrupting =
        new CustomSleep(
            time,
            (duration, until) -> {
              if (time.sleeps().size() == 2) {
                Thread.currentThread().interrupt();
              }
              time.sleep(duration, until);
            });
    assertThatThrownBy(() -> create(interrupting, RetryPolicy.none()))
        .isInstanceOf(CreateInDoubtException.class)
        .hasMessageContaining("the search was interrupted")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .hasOnlyElementsOfType(CallCanceledException.class)
                    .hasSize(1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(polls).hasValue(3);
    assertThat(creates).hasValue(1);
  }

  @Test
  @DisplayName("#74 a rejected lookup ends the search, and both failures are reported")
  void rejected() {
    serve(CreationSearchTest::failed, poll -> json(403, "{\"code\": \"A0005\"}"));
    assertThatThrownBy(() -> create(time, RetryPolicy.none()))
        .isInstanceOf(CreateInDoubtException.class)
        .hasCauseInstanceOf(ServerException.class)
        .hasMessageContaining("found an error")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .hasOnlyElementsOfType(ForbiddenException.class)
                    .hasSize(1));
    assertThat(time.sleeps()).isEmpty();
    assertThat(creates).hasValue(1);
  }

  @Test
  @DisplayName(
      "#111 a deferral longer than the search is waited out before the create is sent again")
  void remainderOfTheDeferral() {
    serve(
        number -> number == 1 ? deferred(429, "100") : json(200, "{\"clusterID\": \"n1\"}"),
        CreationSearchTest::absent);
    RetryPolicy patient =
        RetryPolicy.standard().toBuilder().longestRetryAfter(Duration.ofSeconds(100)).build();
    assertThat(create(time, patient).id()).isEqualTo("n1");
    // The search takes 65 of the 100 seconds.
    assertThat(time.sleeps()).isEqualTo(seconds(1, 2, 4, 8, 10, 10, 10, 10, 10, 35));
    assertThat(creates).hasValue(2);
  }

  @Test
  @DisplayName("#111 a deferred create isn't sent again unless a lookup has confirmed its absence")
  void deferredAndUnknown() {
    serve(number -> deferred(429, "1"), CreationSearchTest::failed);
    assertThatThrownBy(() -> create(time, RetryPolicy.standard()))
        .isInstanceOf(CreateInDoubtException.class)
        .hasCauseInstanceOf(RateLimitedException.class)
        .hasMessageContaining("was not sent again");
    assertThat(creates).hasValue(1);
  }

  @Test
  @DisplayName(
      "#111 a create that is deferred each time is sent as often as the retry policy allows")
  void deferredEachTime() {
    serve(number -> deferred(429, "1"), CreationSearchTest::absent);
    assertThatThrownBy(() -> create(time, RetryPolicy.standard().withAttempts(2)))
        .isInstanceOf(CreateInDoubtException.class)
        .hasCauseInstanceOf(RateLimitedException.class)
        .hasMessageContaining("sent 2 times");
    assertThat(creates).hasValue(2);
  }
}
