package io.github.ibmcontainers.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete messages of error responses. */
class ErrorMessagesTest {
  private final MockWebServer server = Servers.prompt();
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = TestClients.of(server, new ManualTime()).retryPolicy(RetryPolicy.none()).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest(name = "{0} {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '`',
      value = {
        "400 | - | {\"code\":\"E1\",\"errors\":[{\"code\":\"E2\",\"message\":\"Inner.\"}],\"message\":\"Outer.\"} | 400 E1: Inner.",
        "400 | - | {\"errors\":[{\"code\":\"E2\",\"description\":\"Described.\"}],\"error\":\"Other.\"} | 400 E2: Described.",
        "400 | - | {\"code\":\" \",\"description\":\"\",\"error\":\"Said.\"} | 400: Said.",
        "400 | - | {\"errors\":[],\"message\":\"Outer.\"} | 400: Outer.",
        "400 | - | {\"incidentID\":\"aaaaaaaa-1,aaaaaaaa-1;bbbbbbbb-2\",\"description\":\"No.\"} | 400: No. [incident aaaaaaaa-1, bbbbbbbb-2]",
        "400 | - | {\"trace\":\"tttttttt-1\",\"transaction_id\":\"xxxxxxxx-2\",\"message\":\"No.\"} | 400: No. [incident tttttttt-1]",
        "400 | - | {\"incidentID\":\"aaaaaaaa-1\",\"description\":\"aaaaaaaa-1: no.\"} | 400: aaaaaaaa-1: no.",
        "401 | - | - | 401: the token was not accepted",
        "403 | - | - | 403: permission is missing",
        "404 | - | - | 404: not found (looked for in account of the token, resource group any, region any)",
        "409 | - | - | 409: conflict",
        "418 | - | - | 418: the request was rejected",
        "429 | 3 | - | 429: too many requests (retry after 3 s)",
        "499 | - | - | 499: the request was rejected",
        "500 | - | - | 500: the service failed",
        "501 | - | - | 501: the service failed",
        "502 | - | - | 502: a gateway received an invalid response from the service",
        "503 | 120 | {\"description\":\"Maintenance.\"} | 503: Maintenance. (retry after 2 min)",
        "504 | - | - | 504: a gateway received no response from the service in time",
        "307 | - | - | 307: redirects are not followed; check the endpoint",
      })
  @DisplayName(
      "#64 #65 a message contains operation, status, code, text, retry delay and incident ID")
  void messages(int status, String wait, String body, String expected) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json")
            .body(body == null ? "" : body);
    if (wait != null) {
      response.addHeader("Retry-After", wait);
    }
    server.enqueue(response.build());
    ServiceException e = catchThrowableOfType(ServiceException.class, this::call);
    assertThat(e).hasMessage("GET /v1/x returned " + expected);
    assertThat(e.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 299})
  @DisplayName("#144 a successful response that isn't JSON is reported with its status")
  void unexpectedBody(int status) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "text/html")
            .body("<html>Please log in</html>")
            .build());
    InvalidResponseException e =
        catchThrowableOfType(InvalidResponseException.class, () -> client.regions());
    assertThat(e.status()).isEqualTo(status);
    assertThat(e).hasMessageContaining(status + " with an unexpected response body");
    assertThat(e.getMessage()).doesNotContain("<html>");
  }

  private void call() {
    client.request("GET", "/v1/x").text();
  }
}
