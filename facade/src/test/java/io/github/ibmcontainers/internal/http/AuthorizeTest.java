package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.error.UnauthorizedException;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.testing.FutureCallback;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.OneShotBody;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthorizeTest {
  private static final Fault REFUSED =
      Fault.status(401)
          .body("{\"code\":\"A0003\",\"description\":\"The token could not be verified.\"}");

  @Test
  @DisplayName(
      "#49 after a 401, the token is discarded and the request replayed once with a new one")
  void replaysOnce() {
    List<ClientEvent> events = new CopyOnWriteArrayList<>();
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud).listener(events::add).build()) {
      client.regions();
      cloud.clearRequests();
      cloud.containers().failNext(1, REFUSED);
      assertThat(client.regions()).isNotEmpty();
      assertThat(cloud.iam().tokenRequests()).hasSize(1);
      List<RecordedCall> calls = cloud.containers().operations("GetRegions");
      assertThat(calls).hasSize(2);
      assertThat(calls.get(0).header("Authorization"))
          .isNotEqualTo(calls.get(1).header("Authorization"));
      assertThat(calls.get(0).header("X-Request-ID"))
          .isNotEqualTo(calls.get(1).header("X-Request-ID"));
      assertThat(events).contains(new ClientEvent.TokenRefused("GetRegions"));
    }
  }

  @Test
  @DisplayName("#50 concurrent calls rejected with the same token share one login")
  void sharedLogin() throws Exception {
    int threads = 20;
    CyclicBarrier allSent = new CyclicBarrier(threads);
    Set<String> tokens = new HashSet<>();
    List<String> seen = new CopyOnWriteArrayList<>();
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        MockWebServer api = Servers.prompt()) {
      List<String> first = new ArrayList<>();
      api.setDispatcher(
          Responses.to(
              request -> {
                String authorization = request.getHeaders().get("Authorization");
                seen.add(authorization);
                synchronized (first) {
                  if (first.isEmpty()) {
                    first.add(authorization);
                  }
                }
                if (!authorization.equals(first.get(0))) {
                  return new MockResponse.Builder().body("ok").build();
                }
                await(allSent);
                return new MockResponse.Builder().code(401).build();
              }));
      api.start();
      ExecutorService executor = Executors.newFixedThreadPool(threads);
      try (ContainersClient client =
          TestClients.of(cloud)
              .endpoints(
                  TestClients.endpoints(cloud).toBuilder().containers(api.url("/global")).build())
              .build()) {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          answers.add(executor.submit(() -> client.request("GET", "/v1/x").text().value()));
        }
        for (Future<String> answer : answers) {
          assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("ok");
        }
        assertThat(cloud.iam().tokenRequests()).hasSize(2);
      } finally {
        executor.shutdownNow();
      }
      tokens.addAll(seen);
      assertThat(seen).hasSize(2 * threads);
      assertThat(tokens).hasSize(2);
    }
  }

  @Test
  @DisplayName("#51 a second 401 is reported; there is no third attempt")
  void secondUnauthorized() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud).build()) {
      cloud.containers().faults().always(REFUSED);
      assertThatThrownBy(client::regions)
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("A0003");
      assertThat(cloud.containers().operations("GetRegions")).hasSize(2);
      assertThat(cloud.iam().tokenRequests()).hasSize(2);
    }
  }

  @Test
  @DisplayName("#52 a 403 causes no login, no replay and no retry")
  void forbidden() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud).build()) {
      client.regions();
      cloud.clearRequests();
      cloud.containers().faults().always(Fault.status(403).body("{\"code\":\"A0656\"}"));
      assertThatThrownBy(client::regions)
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("A0656");
      assertThat(cloud.containers().operations("GetRegions")).hasSize(1);
      assertThat(cloud.iam().tokenRequests()).isEmpty();
    }
  }

  @Test
  @DisplayName("#53 a streamed body isn't replayed after a 401; the 401 is reported")
  void streamedBody() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud).build()) {
      cloud.containers().faults().always(REFUSED);
      assertThatThrownBy(
              () -> client.request("POST", "/v1/keys").body(new OneShotBody("{}")).text())
          .isInstanceOf(UnauthorizedException.class);
      assertThat(cloud.containers().requests()).hasSize(1);
    }
  }

  @Test
  @DisplayName("#54 a request with a fixed bearer token isn't replayed")
  void fixedToken() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient real = TestClients.of(cloud).build();
        ContainersClient client =
            TestClients.of(cloud)
                .credential(Credential.bearerToken(real.token().accessToken()))
                .build()) {
      assertThat(client.regions()).isNotEmpty();
      cloud.clearRequests();
      cloud.containers().faults().always(REFUSED);
      assertThatThrownBy(client::regions).isInstanceOf(UnauthorizedException.class);
      assertThat(cloud.containers().operations("GetRegions")).hasSize(1);
      assertThat(cloud.iam().tokenRequests()).isEmpty();
    }
  }

  @Test
  @DisplayName("#55 a redirect receives neither credentials nor scope headers")
  void redirect() throws Exception {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        MockWebServer elsewhere = Servers.prompt();
        ContainersClient client = TestClients.of(cloud).region("us-south").build()) {
      elsewhere.start();
      HttpUrl target = elsewhere.url("/global/v1/regions");
      cloud.containers().failNext(1, Fault.redirect(target));
      assertThatThrownBy(client::regions)
          .isInstanceOf(ServiceException.class)
          .hasMessageContaining("redirect");
      assertThat(elsewhere.getRequestCount()).isZero();
    }
  }

  @Test
  @DisplayName("#55 a request that an interceptor sends to another host carries no credentials")
  void rewritten() throws Exception {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        MockWebServer elsewhere = Servers.prompt()) {
      elsewhere.enqueue(new MockResponse.Builder().body("{}").build());
      elsewhere.start();
      OkHttpClient base =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain ->
                      chain.proceed(
                          chain.request().url().encodedPath().contains("/v1/")
                              ? chain
                                  .request()
                                  .newBuilder()
                                  .url(elsewhere.url("/other"))
                                  .header("Cookie", "session=x")
                                  .build()
                              : chain.request()))
              .build();
      try (ContainersClient client = TestClients.of(cloud).httpClient(base).build()) {
        client.request("GET", "/v1/x").scopeHeaders("X-Auth-Resource-Group").text();
      }
      RecordedRequest request = elsewhere.takeRequest();
      assertThat(request.getHeaders().get("Authorization")).isNull();
      assertThat(request.getHeaders().get("Cookie")).isNull();
      assertThat(request.getHeaders().names()).noneMatch(name -> name.startsWith("X-Auth"));
    }
  }

  @Test
  @DisplayName("#79 each attempt uses a valid token, even after a long backoff")
  void tokenPerAttempt() {
    ManualTime time = new ManualTime();
    try (FakeIbmCloud cloud =
            FakeIbmCloud.builder()
                .clock(time.clock())
                .accessTokenLifetime(Duration.ofSeconds(60))
                .rateLimit(false)
                .start();
        ContainersClient client = TestClients.of(cloud, time).build()) {
      cloud.containers().failNext(1, Fault.status(503).retryAfter(59));
      assertThat(client.regions()).isNotEmpty();
      assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(59));
      assertThat(cloud.iam().tokenRequests()).hasSize(2);
    }
  }

  @Test
  @DisplayName("#80 a token request is retried after a transient failure")
  void iamIsRetried() {
    ManualTime time = new ManualTime();
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud, time).build()) {
      cloud.iam().failNext(1, Fault.status(503));
      cloud.iam().failNext(1, Fault.connectionReset());
      assertThat(client.regions()).isNotEmpty();
      assertThat(cloud.iam().tokenRequests()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(time.sleeps()).hasSize(2);
    }
  }

  @Test
  void rejectedKeyIsNotSentTwice() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client =
            TestClients.of(cloud).credential(Credential.apiKey("not-a-key")).build()) {
      assertThatThrownBy(() -> client.clusters().list())
          .isInstanceOf(BadCredentialException.class)
          .hasMessageContaining("BXNIM0415E");
      assertThat(cloud.iam().tokenRequests()).hasSize(1);
      assertThat(cloud.containers().requests()).isEmpty();
    }
  }

  @Test
  void operationWithoutLoginNeedsNoIam() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client =
            TestClients.of(cloud).credential(Credential.apiKey("not-a-key")).build()) {
      assertThat(client.regions()).isNotEmpty();
      assertThat(cloud.containers().operations("GetRegions"))
          .singleElement()
          .satisfies(call -> assertThat(call.header("Authorization")).isEmpty());
    }
  }

  @Test
  @DisplayName("#46 building and enqueuing a call doesn't wait for IAM")
  void asyncNeverWaits() throws Exception {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud).build()) {
      long tokensBefore = cloud.iam().tokenRequests().size();
      FutureCallback<List<io.github.ibmcontainers.generated.model.Cluster>> callback =
          new FutureCallback<>();
      new ClustersApi(client.generated()).getClusters().executeAsync(callback);
      assertThat(callback.get(30, TimeUnit.SECONDS).getStatusCode()).isEqualTo(200);
      assertThat(cloud.iam().tokenRequests()).hasSize((int) tokensBefore + 1);
      assertThat(cloud.iam().tokenRequests().get(0).form("grant_type"))
          .contains("urn:ibm:params:oauth:grant-type:apikey");
    }
  }

  @Test
  @DisplayName("#40 #41 views and API surfaces of a client share a token; clients don't")
  void shared() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud).build();
        ContainersClient other = TestClients.of(cloud).build()) {
      client.regions();
      client.clusters().list();
      client.with(scope -> scope.region("eu-de")).clusters().list();
      assertThat(cloud.iam().tokenRequests()).hasSize(1);
      other.regions();
      assertThat(cloud.iam().tokenRequests()).hasSize(2);
    }
  }

  @Test
  @DisplayName("#48 a closed client throws a clear exception")
  void closed() {
    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      ContainersClient client = TestClients.of(cloud).build();
      client.close();
      assertThatThrownBy(client::regions)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
