package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.generated.model.KubeVersion;
import io.github.ibmcontainers.testing.FutureCallback;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request is sent by this library's retry policy, not by OkHttp's own follow-ups. */
class FollowUpsTest {
  private static final String YEAR_9999 = "Fri, 31 Dec 9999 23:59:59 GMT";

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final List<ClientEvent> events = Collections.synchronizedList(new ArrayList<>());
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = TestClients.of(server, time).listener(events::add).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void answer(int times, int status, String retryAfter) {
    for (int i = 0; i < times; i++) {
      server.enqueue(
          new MockResponse.Builder().code(status).addHeader("Retry-After", retryAfter).build());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "00"})
  @DisplayName(
      "#109 503 with Retry-After: 0 is retried as the policy allows, with an event for each retry")
  void retryAfterZero(String value) throws InterruptedException {
    answer(6, 503, value);
    assertThatThrownBy(() -> client.request("GET", "/v1/x").text())
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("503");
    assertThat(server.getRequestCount()).isEqualTo(3);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      ids.add(server.takeRequest().getHeaders().get("X-Request-ID"));
    }
    assertThat(ids).hasSize(3);
    assertThat(events).filteredOn(ClientEvent.RetryScheduled.class::isInstance).hasSize(2);
    assertThat(events)
        .filteredOn(ClientEvent.CallEnded.class::isInstance)
        .singleElement()
        .satisfies(end -> assertThat(((ClientEvent.CallEnded) end).status()).hasValue(503));
  }

  @ParameterizedTest
  @CsvSource({"GET, 0", "GET, 00", "POST, 0", "PUT, 0", "DELETE, 0"})
  @DisplayName("#109 without retries, one request is sent")
  void withoutRetries(String method, String value) {
    answer(6, 503, value);
    RequestOptions once = RequestOptions.builder().retryPolicy(RetryPolicy.none()).build();
    assertThatThrownBy(() -> client.request(method, "/v1/x").options(once).text())
        .isInstanceOf(ServiceException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 408, 421, 503})
  @DisplayName("#109 a create is sent once, whatever status OkHttp would follow up")
  void creates(int status) {
    AtomicInteger asked = new AtomicInteger();
    try (ContainersClient eager =
        TestClients.of(server, time)
            .httpClient(
                new OkHttpClient.Builder()
                    .authenticator(
                        (route, response) -> {
                          asked.incrementAndGet();
                          return response.request();
                        })
                    .build())
            .build()) {
      answer(6, status, "0");
      assertThatThrownBy(() -> eager.request("POST", "/v1/x").json("{}").text())
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.status()).isEqualTo(status));
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503|2147483648",
        "429|2147483648",
        "503|1000000000000",
        "429|1000000000000",
        "503|" + YEAR_9999,
        "429|" + YEAR_9999
      })
  @DisplayName(
      "#110 a Retry-After that exceeds an int yields the exception of the status after one request")
  void hugeRetryAfter(int status, String value) throws Exception {
    answer(2, status, value);
    assertThatThrownBy(() -> client.request("GET", "/v1/x").text())
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.status()).isEqualTo(status));
    assertThat(server.getRequestCount()).isEqualTo(1);

    FutureCallback<Map<String, List<KubeVersion>>> callback = new FutureCallback<>();
    new UtilApi(client.generated()).getVersions().executeAsync(callback);
    assertThatThrownBy(() -> callback.get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(status));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("#109 IAM requests follow the retry policy, with any OkHttp client")
  void iam() {
    answer(6, 503, "0");
    assertThatThrownBy(
            () ->
                IamClient.builder(new OkHttpClient())
                    .endpoint(server.url("/iam"))
                    .build()
                    .refresh("refresh-token", null))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("503");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "#109 clusters receive each request once, and the caller's interceptors see the status")
  void clusters() throws IOException {
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    OkHttpClient base =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  seen.add(response.code());
                  return response;
                })
            .addNetworkInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  seen.add(response.code());
                  return response;
                })
            .build();
    try (Transport transport =
        new Transport(base, "", RetryPolicy.standard(), time, new Events(List.of()), List.of())) {
      answer(6, 503, "0");
      Request request = new Request.Builder().url(server.url("/version")).build();
      try (Response response = transport.clusters().newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(503);
      }
    }
    assertThat(seen).containsExactly(503, 503);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
