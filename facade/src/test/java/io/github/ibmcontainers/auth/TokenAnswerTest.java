package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {
  private final IamStub iam = IamStub.start();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void close() {
    iam.close();
  }

  private IamToken read(String body) {
    return read(Responses.json(body));
  }

  private IamToken read(MockResponse response) {
    iam.answer(response);
    return iam.client().time(time).build().apiKey(Secret.of("key", "abc"), null);
  }

  @Test
  @DisplayName("#22 a complete response is kept and unknown fields are ignored")
  void complete() {
    IamToken token =
        read(
            "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"ims_token\":\"i\",\"ims_user_id\":12345,"
                + "\"token_type\":\"Bearer\",\"expires_in\":1200,\"expiration\":1473188353,"
                + "\"refresh_token_expiration\":1473999999,\"uaa_token\":\"u\","
                + "\"scope\":\"ibm openid\",\"new\":{\"x\":[1]}}");
    assertThat(token.accessToken()).isEqualTo("a");
    assertThat(token.refreshToken()).contains("r");
    assertThat(token.scope()).contains("ibm openid");
    assertThat(token.life()).isEqualTo(Duration.ofMinutes(20));
    assertThat(token.lifetime().startNanos()).isEqualTo(time.nanoTime());
    assertThat(token.idToken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"not_supported\"", "\"NOT_SUPPORTED\"", "\"\"", "\" \"", "null"})
  @DisplayName("#23 not_supported and an empty refresh token are treated as absent")
  void noRefreshToken(String value) {
    assertThat(read("{\"access_token\":\"a\",\"refresh_token\":" + value + "}").refreshToken())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "   ",
        "[]",
        "null",
        "\"token\"",
        "<html><body>Sign in</body></html>",
        "{\"access_token\":",
        "{\"access_token\":null}",
        "{\"access_token\":\"\"}",
        "{\"access_token\":{}}",
        "{\"token_type\":\"Bearer\",\"expires_in\":3600}"
      })
  @DisplayName("#24 a 200 without a token is a typed exception that doesn't quote the body")
  void unusable(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(IamUnavailableException.class)
        .hasMessageContaining("the answer 200")
        .hasNoCause()
        .satisfies(
            e -> assertThat(e.getMessage()).doesNotContain("<html", "Sign in", "token_type"));
  }

  @Test
  @DisplayName("#24 an oversized body is truncated")
  void oversizedBody() {
    String body = "{\"x\":\"" + "y".repeat(2 << 20) + "\",\"access_token\":\"a\"}";
    assertThatThrownBy(() -> read(body)).isInstanceOf(IamUnavailableException.class);
  }

  @Test
  @DisplayName("#25 without expires_in, expiration is used, relative to the server's clock")
  void expirationAlone() {
    long serverNow = Instant.parse("2031-05-05T10:00:00Z").getEpochSecond();
    IamToken token =
        read(
            new MockResponse.Builder()
                .addHeader("Date", "Mon, 05 May 2031 10:00:00 GMT")
                .body("{\"access_token\":\"a\",\"expiration\":" + (serverNow + 1800) + "}")
                .build());
    assertThat(token.life()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  @DisplayName("#25 without expires_in and expiration, the JWT's exp and iat are used")
  void jwtAlone() {
    IamToken token = read("{\"access_token\":\"" + Jwts.of("{\"iat\":1000,\"exp\":2500}") + "\"}");
    assertThat(token.life()).isEqualTo(Duration.ofMinutes(25));
  }

  @Test
  @DisplayName("#25 without any expiry, a short lifetime is assumed")
  void noExpiry() {
    assertThat(read("{\"access_token\":\"a\"}").life()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  @DisplayName("#25 created_at and expires_at of the VPC metadata service are used")
  void vpcTimestamps() {
    assertThat(
            read("{\"access_token\":\"a\",\"created_at\":\"2022-05-01T10:00:00Z\","
                    + "\"expires_at\":\"2022-05-01T10:05:00Z\"}")
                .life())
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(read("{\"access_token\":\"a\",\"created_at\":100,\"expires_at\":160}").life())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "3600, 3600",
    "\"3600\", 3600",
    "3600.0, 3600",
    "\"3600.9\", 3600",
    "3.6e3, 3600",
    "1e12, 86400",
    "1e400, 300",
    "\"soon\", 300",
    "true, 300",
    "-5, 300",
    "0, 300"
  })
  @DisplayName("#26 expires_in is parsed as number, text or fraction; invalid values are ignored")
  void expiresIn(String value, long seconds) {
    assertThat(read("{\"access_token\":\"a\",\"expires_in\":" + value + "}").life())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  @DisplayName("#27 claims are read, with non-ASCII names and one or several audiences")
  void claims() {
    String payload =
        "{\"iam_id\":\"IBMid-50\",\"sub\":\"zo\u00eb@example.com\",\"sub_type\":\"ServiceId\","
            + "\"name\":\"Zo\u00eb \u00dc\u00ff?>~\",\"session_id\":\"C-1\",\"exp\":4102444800,"
            + "\"account\":{\"valid\":true,\"bss\":\"abc\",\"ims\":\"77\"},\"aud\":[\"a\",\"b\"]}";
    IamToken token = read("{\"access_token\":\"" + Jwts.of(payload) + "\",\"expires_in\":60}");
    assertThat(Jwts.of(payload)).containsAnyOf("-", "_");
    assertThat(token.accountId()).contains("abc");
    assertThat(token.iamId()).contains("IBMid-50");
    assertThat(token.subjectType()).contains("ServiceId");
    assertThat(token.subject()).contains("zo\u00eb@example.com");
    assertThat(token.name()).contains("Zo\u00eb \u00dc\u00ff?>~");
    assertThat(token.sessionId()).contains("C-1");
    assertThat(token.expiry()).contains(Instant.parse("2100-01-01T00:00:00Z"));
    assertThat(token.audience()).containsExactly("a", "b");
    IamToken single = read("{\"access_token\":\"" + Jwts.of("{\"aud\":\"one\"}") + "\"}");
    assertThat(single.audience()).containsExactly("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b.c", "..", "x.!!!.y", "a.W10.c", "a.eyJ4Ijo.c"})
  @DisplayName("#27 an opaque token has no claims and isn't an error")
  void opaque(String text) {
    IamToken token = read("{\"access_token\":\"" + text + "\"}");
    assertThat(token.accountId()).isEmpty();
    assertThat(token.iamId()).isEmpty();
    assertThat(token.sessionId()).isEmpty();
    assertThat(token.expiry()).isEmpty();
    assertThat(token.audience()).isEmpty();
    assertThat(token.toString()).contains("account=unknown");
  }

  @Test
  @DisplayName("#28 toString contains a token's account and lifetime but not the token")
  void tokenToString() {
    String jwt = Jwts.forAccount("abc");
    IamToken token = read(IamStub.token(jwt, "the-refresh-token", 3600));
    assertThat(token.toString())
        .contains("account=abc", "PT1H")
        .doesNotContain(jwt, "the-refresh-token");
    assertThat(new com.google.gson.Gson().toJson(token)).doesNotContain(jwt, "the-refresh-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "BEARER", "Bearer", ""})
  @DisplayName("#29 the header starts with Bearer, whatever the case of the token type")
  void tokenType(String type) {
    IamToken token = read("{\"access_token\":\"a\",\"token_type\":\"" + type + "\"}");
    assertThat(token.authorization()).isEqualTo("Bearer a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "refresh_token"})
  @DisplayName(
      "#121 a token that no header can hold is an error, isn't cached, and isn't in the message")
  void unsendable(String field) {
    for (String token : new String[] {"line\nend", "töken", "to ken", "to\u007fken"}) {
      JsonObject body = new JsonObject();
      body.addProperty("access_token", "fine");
      body.addProperty("expires_in", 3600);
      body.addProperty(field, token);
      assertThatThrownBy(() -> read(body.toString()))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("has a " + field + " with characters that no header can hold")
          .hasMessageNotContaining(token);
    }
  }
}
