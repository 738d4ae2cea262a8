package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.error.MfaRequiredException;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IamFailureTest {
  private final IamStub iam = IamStub.start();

  @AfterEach
  void close() {
    iam.close();
  }

  private AuthenticationException failure(MockResponse response) {
    iam.answer(response);
    return failure(iam.client().build());
  }

  private static AuthenticationException failure(IamClient client) {
    return catchThrowableOfType(
        AuthenticationException.class,
        () -> client.apiKey(Secret.of("key", "the-secret-key"), null));
  }

  @Test
  @DisplayName("#61 BXNIM0415E throws a bad credential exception with all details from IAM")
  void badCredential() {
    AuthenticationException failure =
        failure(
            new MockResponse.Builder()
                .code(400)
                .addHeader("Transaction-Id", "tx-9")
                .body(
                    "{\"errorCode\":\"BXNIM0415E\",\"errorMessage\":\"Provided API key could not be"
                        + " found.\",\"context\":{\"requestId\":\"r\"}}")
                .build());
    assertThat(failure).isInstanceOf(BadCredentialException.class);
    assertThat(failure.iamCode()).contains("BXNIM0415E");
    assertThat(failure.httpStatus()).hasValue(400);
    assertThat(failure.details()).contains("Provided API key could not be found.");
    assertThat(failure.requestId()).contains(iam.only().header("X-Request-ID"));
    assertThat(failure.transactionId()).contains("tx-9");
    assertThat(failure)
        .hasMessageContaining("BXNIM0415E")
        .hasMessageContaining("Provided API key could not be found.")
        .hasMessageContaining("tx-9");
  }

  @ParameterizedTest
  @CsvSource({
    "400, BX0415EWQA, BadCredentialException",
    "401, BXNIM0415E, BadCredentialException",
    "400, BXNIM0602E, BadCredentialException",
    "401, BXNIM0602E, BadCredentialException",
    "401, BXNIM0400E, BadCredentialException",
    "401, '', BadCredentialException",
    "403, BXNIM9999E, BadCredentialException",
    "403, BXNIM0513E, AuthenticationException",
    "403, BXNIM0501E, AuthenticationException",
    "400, BXNIM0407E, LoginRequiredException",
    "400, BXNIM0408E, LoginRequiredException",
    "400, BXNIM0439E, LoginRequiredException",
    "401, BXNIM0439E, LoginRequiredException",
    "400, BXNIM0421E, LoginRequiredException",
    "400, BXNIM0109E, AuthenticationException",
    "405, BXNIM0060E, AuthenticationException",
    "404, '', AuthenticationException",
    "408, '', IamUnavailableException",
    "500, BXNIM0001E, IamUnavailableException",
    "503, '', IamUnavailableException",
    "429, '', IamRateLimitedException"
  })
  @DisplayName("#62 each error code maps to its exception type")
  void types(int status, String code, String type) {
    // OkHttp itself repeats a request after a 408 response.
    iam.otherwise(request -> IamStub.error(status, code, "words"));
    AuthenticationException failure = failure(iam.client().build());
    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure.httpStatus()).hasValue(status);
  }

  @Test
  @DisplayName("#62 a required second factor is reported, without printing its token")
  void mfa() {
    AuthenticationException failure =
        failure(
            Responses.json(
                401,
                "{\"errorCode\":\"BXNIM0400E\",\"errorMessage\":\"External authentication failed\","
                    + "\"requirements\":{\"error\":\"Enter the code\",\"code\":\"TOTP_REQUIRED\","
                    + "\"authorizationToken\":\"hidden-token\"}}"));
    assertThat(failure)
        .isInstanceOfSatisfying(
            MfaRequiredException.class,
            e -> {
              assertThat(e.requirement().code()).isEqualTo("TOTP_REQUIRED");
              assertThat(e.requirement().error()).isEqualTo("Enter the code");
              assertThat(e.requirement().authorizationToken()).isEqualTo("hidden-token");
              assertThat(e.requirement().toString()).doesNotContain("hidden-token");
            })
        .hasMessageContaining("TOTP_REQUIRED");
    assertThat(failure.getMessage()).doesNotContain("hidden-token");
  }

  @Test
  @DisplayName("#62 a locked user is a bad credential, not a missing second factor")
  void locked() {
    assertThat(
            failure(
                Responses.json(
                    401,
                    "{\"errorCode\":\"BXNIM0400E\",\"errorMessage\":\"x\",\"requirements\":{"
                        + "\"code\":\"SoftLayer_Exception_User_Customer_AccountLocked\"}}")))
        .isInstanceOf(BadCredentialException.class);
  }

  @Test
  @DisplayName("#63 the details take precedence over the message")
  void details() {
    AuthenticationException failure =
        failure(
            Responses.json(
                400,
                "{\"errorCode\":\"BXNIM0109E\",\"errorMessage\":\"Property missing or empty\","
                    + "\"errorDetails\":\"Property missing: grant_type\"}"));
    assertThat(failure.details()).contains("Property missing: grant_type");
    assertThat(failure)
        .hasMessageContaining("Property missing: grant_type")
        .hasMessageNotContaining("or empty");
    assertThat(failure.error().message()).isEqualTo("Property missing or empty");
  }

  @Test
  void accountManagementErrorsAreParsed() {
    AuthenticationException failure =
        failure(
            Responses.json(
                404,
                "{\"trace\":\"t\",\"errors\":[{\"code\":\"not_found\",\"message\":\"No session\"}],"
                    + "\"status_code\":404}"));
    assertThat(failure.iamCode()).contains("not_found");
    assertThat(failure.details()).contains("No session");
  }

  @Test
  void plainText429IsRateLimited() {
    AuthenticationException failure =
        failure(
            new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7")
                .body("ApiKey based rate limit for calls to /token")
                .build());
    assertThat(failure)
        .isInstanceOfSatisfying(
            IamRateLimitedException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(7)))
        .hasMessageContaining("ApiKey based rate limit for calls to /token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", ""})
  void invalidRetryAfterIsIgnored(String value) {
    AuthenticationException failure =
        failure(new MockResponse.Builder().code(429).addHeader("Retry-After", value).build());
    assertThat(failure)
        .isInstanceOfSatisfying(
            IamRateLimitedException.class, e -> assertThat(e.retryAfter()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "99999999999", "1000000000000"})
  void hugeRetryAfterDoesNotOverflow(String value) {
    AuthenticationException failure =
        failure(new MockResponse.Builder().code(429).addHeader("Retry-After", value).build());
    assertThat(failure)
        .isInstanceOfSatisfying(
            IamRateLimitedException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofDays(365)));
  }

  @Test
  void dateInRetryAfterIsRelativeToTheServersClock() {
    AuthenticationException failure =
        failure(
            new MockResponse.Builder()
                .code(429)
                .addHeader("Date", "Thu, 01 Jan 2026 00:00:00 GMT")
                .addHeader("Retry-After", "Thu, 01 Jan 2026 00:00:40 GMT")
                .build());
    assertThat(failure)
        .isInstanceOfSatisfying(
            IamRateLimitedException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(40)));
  }

  @Test
  @DisplayName("#66 a gateway's HTML page yields a short message without markup")
  void html() {
    AuthenticationException failure =
        failure(
            new MockResponse.Builder()
                .code(502)
                .body("<html><head><title>502</title></head><body>" + "x".repeat(5000))
                .build());
    assertThat(failure).isInstanceOf(IamUnavailableException.class);
    assertThat(failure.getMessage()).hasSizeLessThan(200).doesNotContain("<", "xxx");
  }

  @Test
  @DisplayName("#69 a credential echoed by IAM doesn't appear in the message")
  void echoedSecret() {
    String jwt = Jwts.forAccount("abc");
    AuthenticationException failure =
        failure(
            IamStub.error(
                400, "BXNIM0109E", "key the-secret-key\r\n and token " + jwt + " are bad"));
    assertThat(failure.getMessage())
        .doesNotContain("the-secret-key", jwt, "\n")
        .contains("key [redacted] and token [redacted] are bad");
    assertThat(failure.error().message()).doesNotContain("the-secret-key", jwt);
  }

  @Test
  @DisplayName("#69 a long text is truncated")
  void longText() {
    AuthenticationException failure =
        failure(IamStub.error(400, "BXNIM0109E", "long ".repeat(1000)));
    assertThat(failure.getMessage()).hasSizeLessThan(500);
  }

  @Test
  @DisplayName("#67 a refused connection, an unknown host and a timeout have different messages")
  void network() throws IOException {
    OkHttpClient http = new OkHttpClient.Builder().readTimeout(200, TimeUnit.MILLISECONDS).build();
    int dead;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = socket.getLocalPort();
    }
    assertThat(failure(client(http, HttpUrl.get("http://127.0.0.1:" + dead))))
        .isInstanceOf(IamUnavailableException.class)
        .hasMessageContaining("no connection to 127.0.0.1");
    OkHttpClient lost =
        http.newBuilder()
            .dns(
                host -> {
                  throw new java.net.UnknownHostException(host);
                })
            .build();
    assertThat(failure(client(lost, HttpUrl.get("https://iam.invalid"))))
        .isInstanceOf(IamUnavailableException.class)
        .hasMessageContaining("host iam.invalid can't be resolved");
    iam.answer(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    assertThat(failure(client(http, iam.url())))
        .isInstanceOf(IamUnavailableException.class)
        .hasMessageContaining("did not answer in time");
  }

  @Test
  @DisplayName("#67 an untrusted certificate is reported as such")
  void untrusted() throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates serverSide =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    try (MockWebServer server = Servers.prompt()) {
      server.useHttps(serverSide.sslSocketFactory());
      server.start();
      AuthenticationException failure = failure(client(new OkHttpClient(), server.url("/")));
      assertThat(failure)
          .isInstanceOf(IamUnavailableException.class)
          .hasMessageContaining("certificate");
    }
  }

  private static IamClient client(OkHttpClient http, HttpUrl url) {
    return IamClient.builder(http).endpoint(url).build();
  }

  @Test
  @DisplayName("#68 1,000 failures leak no connections")
  void noLeak() {
    iam.otherwise(request -> IamStub.error(400, "BXNIM0415E", "no"));
    IamClient client = iam.client().build();
    for (int i = 0; i < 1000; i++) {
      assertThat(failure(client)).isInstanceOf(BadCredentialException.class);
    }
    assertThat(iam.http().connectionPool().connectionCount()).isEqualTo(1);
    assertThat(iam.http().connectionPool().idleConnectionCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("#58 BXNIM0408E requires a new login")
  void loginRequired() {
    assertThat(failure(IamStub.error(400, "BXNIM0408E", "expired")))
        .isInstanceOf(LoginRequiredException.class);
  }
}
