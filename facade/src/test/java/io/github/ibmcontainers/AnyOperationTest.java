package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.generated.api.LoggingApi;
import io.github.ibmcontainers.generated.model.UpdatePolicy;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnyOperationTest {
  @Test
  @DisplayName("Any generated operation uses the client's login, scope, options and error types")
  void call() throws Exception {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      try (ContainersClient client =
          TestClients.of(server, new ManualTime()).account("acc1").build()) {
        server.enqueue(answer(200, "{\"autoUpdate\": true}"));
        UpdatePolicy policy =
            client.call(api -> new LoggingApi(api).getFluentdUpdatePolicy("mycluster"));
        assertThat(policy.getAutoUpdate()).isTrue();
        RecordedRequest sent = server.takeRequest();
        assertThat(sent.getTarget()).isEqualTo("/global/v1/logging/mycluster/updatepolicy");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + TestClients.TOKEN);
        assertThat(sent.getHeaders().get("X-Auth-Resource-Account")).isEqualTo("acc1");

        server.enqueue(answer(200, "{}"));
        RequestOptions options = RequestOptions.builder().header("X-Trace", "t1").build();
        RawResponse<UpdatePolicy> raw =
            client.callWithRawResponse(
                options, api -> new LoggingApi(api).getFluentdUpdatePolicy("mycluster"));
        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.requestId()).isPresent();
        assertThat(server.takeRequest().getHeaders().get("X-Trace")).isEqualTo("t1");

        server.enqueue(answer(404, "{\"code\": \"G0004\", \"description\": \"not found\"}"));
        assertThatThrownBy(
                () ->
                    client.call(
                        options, api -> new LoggingApi(api).getFluentdUpdatePolicy("other")))
            .isInstanceOfSatisfying(
                NotFoundException.class, e -> assertThat(e.code()).contains("G0004"));
      }
    }
  }

  private static MockResponse answer(int status, String body) throws IOException {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
