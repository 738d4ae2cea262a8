package io.github.ibmcontainers.internal.call;

import static io.github.ibmcontainers.testing.Responses.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.error.UnauthorizedException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rejections by IAM and the services, and how often requests are repeated. */
class RejectedRequestsTest {
  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final AtomicInteger logins = new AtomicInteger();
  private volatile boolean plain = true;
  private volatile MockResponse iam = json(200, "{}");
  private volatile String refused = "none";

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              String path = request.getUrl().encodedPath();
              if (path.startsWith("/iam")) {
                int login = logins.incrementAndGet();
                return plain
                    ? json(200, "{\"access_token\": \"token-" + login + "\", \"expires_in\": 3600}")
                    : iam;
              }
              String authorization = request.getHeaders().get("Authorization");
              if (refused.equals("all") || ("Bearer " + refused).equals(authorization)) {
                return json(401, "{}");
              }
              return path.startsWith("/coe") ? json(200, "{\"resources\": []}") : json(200, "{}");
            }));
    server.start();
  }

  private void iamResponds(MockResponse answer) {
    plain = false;
    iam = answer;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ContainersClientBuilder client() {
    return TestClients.of(server, time).credential(Credential.apiKey("key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "refresh_token"})
  @DisplayName(
      "#121 an IAM token with invalid header characters is rejected, not printed and not cached")
  void unsendable(String field) {
    for (String bad : new String[] {"geheim\\u0001", "geheim\\n2", "geheim\u00fc", "geheim 1"}) {
      iamResponds(
          json(
              200,
              "{\"access_token\": \"good\", \"expires_in\": 3600, \""
                  + field
                  + "\": \""
                  + bad
                  + "\"}"));
      try (ContainersClient client = client().build()) {
        int before = logins.get();
        assertThatThrownBy(client::token)
            .isInstanceOf(IamUnavailableException.class)
            .hasMessageContaining(field)
            .hasMessageNotContaining("geheim");
        assertThatThrownBy(client::token).isInstanceOf(IamUnavailableException.class);
        assertThat(logins.get()).isGreaterThan(before + 1);
      }
    }
    assertThatThrownBy(() -> Credential.bearerToken("geheim\u00fc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> Credential.refreshToken("geheim 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("geheim");
  }

  @Test
  @DisplayName("#122 errors in the format of RFC 6749 are in the message and in IamError")
  void rfc6749() {
    iamResponds(
        json(400, "{\"error\": \"invalid_grant\", \"error_description\": \"Grant is over\"}"));
    try (ContainersClient client = client().build()) {
      AuthenticationException e =
          catchThrowableOfType(AuthenticationException.class, client::token);
      assertThat(e).hasMessageContaining("invalid_grant").hasMessageContaining("Grant is over");
      assertThat(e.error().code()).isEqualTo("invalid_grant");
      assertThat(e.error().message()).isEqualTo("Grant is over");
    }
  }

  @Test
  @DisplayName("#123 messages contain nothing of a binary body")
  void binary() {
    Buffer body =
        new Buffer().writeUtf8("visible").write(new byte[] {0, 1, (byte) 0x8b, (byte) 0xff});
    MockResponse binary = new MockResponse.Builder().code(400).body(body).build();
    iamResponds(binary);
    try (ContainersClient client = client().build()) {
      assertThatThrownBy(client::token)
          .isInstanceOf(AuthenticationException.class)
          .hasMessageNotContaining("visible");
    }
    server.setDispatcher(Responses.to(request -> binary));
    try (ContainersClient client = TestClients.of(server, time).build()) {
      assertThatThrownBy(() -> client.request("GET", "/v1/x").text())
          .isInstanceOf(ServiceException.class)
          .hasMessageNotContaining("visible");
    }
  }

  @Test
  @DisplayName("#124 a wrong password is sent once a minute, across the views of all accounts")
  void wrongPassword() {
    iamResponds(json(400, "{\"errorCode\": \"BXNIM0415E\", \"errorMessage\": \"Wrong password\"}"));
    try (ContainersClient client =
        client().credential(Credential.password("me", "wrong")).build()) {
      for (int view = 0; view < 40; view++) {
        String account = "account-" + view;
        assertThatThrownBy(() -> client.with(scope -> scope.account(account)).token())
            .isInstanceOf(BadCredentialException.class);
      }
      assertThat(logins).hasValue(1);
      time.advance(Duration.ofSeconds(61));
      assertThatThrownBy(client::token).isInstanceOf(BadCredentialException.class);
      assertThat(logins).hasValue(2);
    }
  }

  @Test
  @DisplayName("#125 an API that always returns 401 doesn't cause a login for each call")
  void alwaysUnauthorized() {
    refused = "all";
    try (ContainersClient client = client().build()) {
      for (int call = 0; call < 40; call++) {
        assertThatThrownBy(() -> client.request("GET", "/v1/x").text())
            .isInstanceOf(UnauthorizedException.class);
      }
      assertThat(logins.get()).isLessThanOrEqualTo(4);
      time.advance(Duration.ofSeconds(61));
      refused = "token-" + logins.get();
      assertThat(client.request("GET", "/v1/x").text().status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("#126 a redirect from IAM isn't cached as a rejected credential")
  void redirect() {
    iamResponds(
        new MockResponse.Builder().code(302).setHeader("Location", "http://portal.test/").build());
    try (ContainersClient client = client().build()) {
      assertThatThrownBy(client::token)
          .isInstanceOf(IamUnavailableException.class)
          .hasMessageContaining("302");
      plain = true;
      assertThat(client.token().accessToken()).startsWith("token-");
    }
  }

  @Test
  @DisplayName("A date in IAM's Retry-After is accepted, with or without a Date header")
  void dated() {
    iamResponds(
        new MockResponse.Builder()
            .code(429)
            .setHeader("Retry-After", "Thu, 01 Jan 2026 01:00:00 GMT")
            .build());
    try (ContainersClient client = client().build()) {
      IamRateLimitedException e =
          catchThrowableOfType(IamRateLimitedException.class, client::token);
      assertThat(e.retryAfter()).contains(Duration.ofHours(1));
    }
  }

  @Test
  @DisplayName("#143 a rejected token is also replaced for the list of accounts")
  void accounts() {
    try (ContainersClient client = client().build()) {
      refused = client.token().accessToken();
      assertThat(client.accounts().stream()).isEmpty();
      assertThat(logins).hasValue(2);
    }
  }

  @Test
  @DisplayName("A prompt that throws or returns no passcode is a typed exception")
  void prompts() {
    for (String given : new String[] {null, "", "a\nb"}) {
      try (ContainersClient client =
          client().credential(Credential.passcode(page -> given)).build()) {
        assertThatThrownBy(client::token).isInstanceOf(AuthenticationException.class);
      }
    }
    try (ContainersClient client =
        client()
            .credential(
                Credential.passcode(
                    page -> {
                      throw new IllegalStateException("no terminal");
                    }))
            .build()) {
      assertThatThrownBy(client::token)
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("prompt");
    }
  }
}
