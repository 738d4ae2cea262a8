package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.fake.Http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Several clouds in one JVM: isolation, startup time and concurrent use. */
class IndependenceTest {

  @Test
  void twoCloudsAreIsolated() throws Exception {
    try (FakeIbmCloud one = FakeIbmCloud.start();
        FakeIbmCloud two = FakeIbmCloud.start();
        Http http = new Http()) {
      Answer wrongKey = login(http, two, one.apiKey());
      String token = login(http, one, one.apiKey()).text("access_token");
      Answer foreign = clusters(http, two, token);

      assertThat(wrongKey.text("errorCode")).isEqualTo("BXNIM0415E");
      assertThat(foreign.status()).isEqualTo(401);
      assertThat(foreign.text("code")).isEqualTo("A0003");
      assertThat(one.containers().requests()).isEmpty();
      assertThat(one.cluster("mycluster").caCertificate())
          .isNotEqualTo(two.cluster("mycluster").caCertificate());
      assertThat(one.publicCaCertificate()).isNotEqualTo(two.publicCaCertificate());
    }
  }

  @Test
  void aFurtherCloudStartsInLessThan200Milliseconds() {
    FakeIbmCloud.start().close();
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      FakeIbmCloud cloud = FakeIbmCloud.start();
      millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
      cloud.close();
    }

    // The minimum, because a busy machine may delay some of the starts.
    assertThat(Collections.min(millis)).as(millis.toString()).isLessThan(200);
  }

  @Test
  void sixtyFourThreadsCauseNoUnexpectedErrorsInFiveSeconds() throws Exception {
    ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    AtomicInteger answers = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try (FakeIbmCloud cloud = FakeIbmCloud.builder().rateLimit(false).start();
        Http http = new Http()) {
      long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      Callable<Void> user =
          () -> {
            while (System.nanoTime() < end) {
              Answer token = login(http, cloud, cloud.apiKey());
              Answer clusters = clusters(http, cloud, token.text("access_token"));
              if (token.status() != 200 || clusters.status() != 200) {
                errors.add(token.status() + " " + clusters.status() + " " + clusters.body());
              }
              answers.addAndGet(2);
            }
            return null;
          };
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        running.add(threads.submit(user));
      }
      for (Future<Void> thread : running) {
        thread.get();
      }

      assertThat(errors).isEmpty();
      assertThat(cloud.requests()).hasSize(answers.get());
      assertThat(cloud.misdirectedCredentials()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closesDuringAStalledRequest() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Http http = new Http()) {
      FakeIbmCloud cloud = FakeIbmCloud.start();
      cloud.iam().failNext(1, Fault.delay(Duration.ofHours(1)));
      Future<Answer> waiting = thread.submit(() -> login(http, cloud, cloud.apiKey()));
      while (cloud.iam().requests().isEmpty()) {
        Thread.onSpinWait();
      }
      cloud.close();

      assertThat(waiting).failsWithin(Duration.ofSeconds(10));
    } finally {
      thread.shutdownNow();
    }
  }

  private static Answer login(Http http, FakeIbmCloud cloud, String apiKey)
      throws java.io.IOException {
    return http.form(
        cloud.endpoints().token(),
        form -> form.add("grant_type", Http.URN + "apikey").add("apikey", apiKey));
  }

  private static Answer clusters(Http http, FakeIbmCloud cloud, String token)
      throws java.io.IOException {
    return http.get(
        HttpUrl.get(cloud.endpoints().containers() + "/v2/classic/getClusters"),
        "Authorization",
        "Bearer " + token);
  }
}
