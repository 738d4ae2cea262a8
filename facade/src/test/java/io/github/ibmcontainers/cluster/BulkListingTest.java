package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.IncompleteListException;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lists across providers and across scopes. */
class BulkListingTest {
  private final MockWebServer server = Servers.prompt();
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private Function<RecordedRequest, MockResponse> answer = request -> json(200, "[]");

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              sent.add(
                  request.getHeaders().get("X-Auth-Resource-Account")
                      + " "
                      + request.getUrl().encodedPath());
              return answer.apply(request);
            }));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestServices services(Stream<String> accounts) {
    return TestServices.of(
        server, Scope.none(), new ManualTime(), RetryPolicy.none(), () -> accounts);
  }

  private static boolean isRequestFor(RecordedRequest request, String operation) {
    return request.getUrl().encodedPath().endsWith(operation);
  }

  @Test
  @DisplayName("All providers are queried concurrently")
  void concurrently() {
    CyclicBarrier allThree = new CyclicBarrier(3);
    answer =
        request -> {
          try {
            // Each response waits until all three requests have arrived.
            allThree.await(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            return json(500, "{}");
          }
          return json(200, "[{\"id\": \"" + request.getUrl().encodedPath() + "\"}]");
        };
    try (TestServices it = services(Stream.empty())) {
      assertThat(it.services().clusters().list().all())
          .extracting(ClusterSummary::provider)
          .containsExactly(Provider.CLASSIC, Provider.VPC, Provider.SATELLITE);
    }
  }

  @Test
  @DisplayName("A failing provider is reported, and the clusters of the others are returned")
  void oneFails() {
    answer =
        request ->
            isRequestFor(request, "/satellite/getClusters")
                ? json(403, "{\"code\": \"A0001\", \"description\": \"no Satellite for you\"}")
                : json(200, "[{\"id\": \"c1\", \"name\": \"a\"}]");
    try (TestServices it = services(Stream.empty())) {
      Listing<ClusterSummary> listing = it.services().clusters().list();
      assertThat(listing.found()).hasSize(2);
      assertThat(listing.isComplete()).isFalse();
      assertThat(listing.failures())
          .singleElement()
          .satisfies(
              failure -> {
                assertThat(failure.provider()).contains(Provider.SATELLITE);
                assertThat(failure.reason()).isInstanceOf(ForbiddenException.class);
              });
      assertThatThrownBy(listing::all)
          .isInstanceOf(IncompleteListException.class)
          .hasMessageContaining("2 found")
          .hasMessageContaining("no Satellite for you");
    }
  }

  @Test
  @DisplayName(
      "#45 #78 an interrupt ends the wait for the providers immediately and keeps the interrupt flag")
  void interrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    CountDownLatch over = new CountDownLatch(1);
    answer =
        request -> {
          asked.countDown();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return json(200, "[]");
        };
    try (TestServices it = services(Stream.empty())) {
      FailingCall listing = FailingCall.start(() -> it.services().clusters().list());
      asked.await();
      listing.thread().interrupt();
      assertThat(listing.failure()).isInstanceOf(CallCanceledException.class);
      assertThat(listing.interrupted()).isTrue();
    } finally {
      over.countDown();
    }
  }

  @Test
  @DisplayName("If all providers fail, the list fails")
  void allFail() {
    answer = request -> json(500, "{\"code\": \"G0002\"}");
    try (TestServices it = services(Stream.empty())) {
      Clusters clusters = it.services().clusters();
      assertThatThrownBy(clusters::list)
          .isInstanceOfSatisfying(
              ServerException.class, e -> assertThat(e.getSuppressed()).hasSize(2));
    }
  }

  @Test
  @DisplayName(
      "Each account's clusters are listed in its scope, and each failure contains its scope")
  void accounts() {
    answer =
        request -> {
          String account = request.getHeaders().get("X-Auth-Resource-Account");
          if ("acc2".equals(account)) {
            return json(403, "{\"code\": \"A0001\"}");
          }
          return isRequestFor(request, "/vpc/getClusters")
              ? json(200, "[{\"id\": \"c-" + account + "\", \"name\": \"same-name\"}]")
              : json(200, "[]");
        };
    try (TestServices it = services(Stream.of("acc1", "acc2", "acc3"))) {
      List<BulkItem> items;
      try (Stream<BulkItem> stream = it.services().clusters().acrossAccounts().stream()) {
        items = stream.toList();
      }
      assertThat(items).filteredOn(BulkItem.Found.class::isInstance).hasSize(2);
      assertThat(items)
          .filteredOn(BulkItem.Failed.class::isInstance)
          .hasSize(3)
          .allSatisfy(item -> assertThat(item.scope().account()).contains("acc2"));
      assertThat(items)
          .filteredOn(BulkItem.Found.class::isInstance)
          .extracting(item -> item.scope().account().orElse(""))
          .containsExactly("acc1", "acc3");
    }
  }

  @Test
  @DisplayName(
      "No request is sent before the stream is consumed, and few are sent ahead of the consumer")
  void lazily() {
    answer = request -> json(200, "[{\"id\": \"c1\"}]");
    AtomicInteger drawn = new AtomicInteger();
    Stream<String> endless = Stream.generate(() -> "acc" + drawn.incrementAndGet());
    try (TestServices it = services(endless)) {
      BulkListing listing = it.services().clusters().acrossAccounts();
      assertThat(sent).isEmpty();
      try (Stream<BulkItem> stream = listing.stream()) {
        assertThat(stream.limit(10)).hasSize(10);
      }
    }
    // Ten items are the responses of ten calls.
    assertThat(sent).hasSizeLessThanOrEqualTo(10 + BulkCursor.AHEAD);
    assertThat(drawn.get()).isLessThanOrEqualTo(4 + BulkCursor.AHEAD / 3 + BulkCursor.TOKENS_AHEAD);
  }

  @Test
  @DisplayName(
      "Lists that cover all regions are requested once, and each cluster is returned once in its region")
  void regions() {
    answer =
        request ->
            isRequestFor(request, "/v1/regions")
                ? json(200, "{\"regions\": [{\"name\": \"eu-central\"}, {\"name\": \"us-south\"}]}")
                : isRequestFor(request, "/vpc/getClusters")
                    ? json(
                        200,
                        """
                        [{"id": "c1", "region": "eu-de"}, {"id": "c2", "region": "us-south"},
                         {"id": "c3", "region": "jp-tok"}]""")
                    : json(200, "[]");
    try (TestServices it = services(Stream.empty())) {
      List<BulkItem> items;
      try (Stream<BulkItem> stream = it.services().clusters().acrossRegions().stream()) {
        items = stream.toList();
      }
      assertThat(items)
          .extracting(
              item ->
                  ((BulkItem.Found) item).cluster().id() + " " + item.scope().region().orElse(""))
          .containsExactly("c1 eu-central", "c2 us-south");
    }
    assertThat(sent).hasSize(4);
  }

  @Test
  @DisplayName("collect() returns all results and all failures")
  void collect() {
    answer =
        request ->
            isRequestFor(request, "/classic/getClusters")
                ? json(500, "{}")
                : json(200, "[{\"id\": \"c1\"}]");
    try (TestServices it = services(Stream.empty())) {
      Listing<ClusterSummary> listing =
          it.services()
              .clusters()
              .across(
                  List.of(
                      Scope.builder().resourceGroup("rg1").build(),
                      Scope.builder().resourceGroup("rg2").build()))
              .collect();
      assertThat(listing.found()).hasSize(4);
      assertThat(listing.failures())
          .extracting(failure -> failure.scope().resourceGroup().orElse(""))
          .containsExactly("rg1", "rg2");
    }
  }

  @Test
  @DisplayName(
      "10,000 clusters in 20 accounts: retained memory doesn't grow with the number listed")
  void tenThousand() {
    AtomicLong heldByServer = new AtomicLong();
    answer =
        request -> {
          String account = request.getHeaders().get("X-Auth-Resource-Account");
          int count = isRequestFor(request, "/satellite/getClusters") ? 0 : 250;
          String clusters =
              IntStream.range(0, count)
                  .mapToObj(
                      i ->
                          "{\"id\": \"%s-%d\", \"name\": \"n%d\", \"state\": \"normal\"}"
                              .formatted(account, i, i))
                  .collect(Collectors.joining(","));
          heldByServer.incrementAndGet();
          return json(200, "[" + clusters + "]");
        };
    AtomicInteger most = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    try (TestServices it = services(IntStream.range(0, 20).mapToObj(account -> "acc" + account))) {
      try (Stream<BulkItem> stream = it.services().clusters().acrossAccounts().stream()) {
        stream.forEach(
            item -> {
              assertThat(item).isInstanceOf(BulkItem.Found.class);
              // Responses that have arrived but aren't consumed: 250 items each.
              int ahead = (int) heldByServer.get() - seen.incrementAndGet() / 250;
              most.accumulateAndGet(ahead, Math::max);
            });
      }
    }
    assertThat(seen.get()).isEqualTo(10_000);
    assertThat(sent).hasSize(60);
    // Empty responses, a third of all, also count as not consumed.
    assertThat(most.get()).isLessThanOrEqualTo(BulkCursor.AHEAD + 20 + 1);
  }
}
