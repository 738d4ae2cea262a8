package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Operations of the identity service other than token requests. */
class IamServiceTest extends CloudTest {

  @Test
  void reportsErrorsInTheFormatOfTheService() throws IOException {
    Answer answer =
        http.form(
            cloud.endpoints().token(),
            form -> form.add("grant_type", Http.URN + "apikey").add("apikey", "unknown"),
            "User-Agent",
            "test/1");
    JsonObject context = answer.object().getAsJsonObject("context");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("BXNIM0415E");
    assertThat(answer.text("errorMessage")).isEqualTo("Provided API key could not be found.");
    assertThat(answer.object().has("errorDetails")).isFalse();
    assertThat(context.get("requestId").getAsString())
        .isEqualTo(answer.headers().get("Transaction-Id"));
    assertThat(context.get("requestType").getAsString()).isEqualTo("incoming.Identity_Token");
    assertThat(context.get("userAgent").getAsString()).isEqualTo("test/1");
    assertThat(context.get("startTime").getAsString()).isEqualTo("01.03.2026 10:00:00:000 UTC");
  }

  @Test
  void rejectsInvalidTokenRequests() throws IOException {
    HttpUrl token = cloud.endpoints().token();
    Answer get = http.get(token);
    Answer json = http.json("POST", token, "{}");
    Answer noGrant = http.form(token, form -> form.add("apikey", "x"));
    Answer emptyKey =
        http.form(token, form -> form.add("grant_type", Http.URN + "apikey").add("apikey", ""));
    Answer unknownGrant = http.form(token, form -> form.add("grant_type", "magic"));
    Answer elsewhere = http.get(token.newBuilder().addPathSegment("x").build());

    assertThat(get.status()).isEqualTo(405);
    assertThat(get.text("errorCode")).isEqualTo("BXNIM0060E");
    for (Answer answer : new Answer[] {json, noGrant, emptyKey, unknownGrant}) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("errorCode")).isEqualTo("BXNIM0109E");
    }
    assertThat(emptyKey.text("errorDetails")).contains("apikey");
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(elsewhere.object().keySet()).contains("trace", "errors", "status_code");
  }

  @Test
  void publishesItsEndpointsAndItsSigningKey() throws Exception {
    Answer discovery = http.get(iam("identity/.well-known/openid-configuration"));
    Answer keys = http.get(HttpUrl.get(discovery.text("jwks_uri")));
    JsonObject key = keys.object().getAsJsonArray("keys").get(0).getAsJsonObject();
    String[] token = login(Http.BX).text("access_token").split("\\.", -1);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
    signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));

    assertThat(discovery.text("token_endpoint")).isEqualTo(cloud.endpoints().token().toString());
    assertThat(discovery.object().keySet())
        .contains("authorization_endpoint", "passcode_endpoint", "issuer");
    assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
  }

  private static BigInteger number(JsonObject key, String field) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(field).getAsString()));
  }

  @Test
  void limitsTheRateOfPasscodes() throws IOException {
    String refreshToken = login(Http.BX).text("refresh_token");
    Answer first = mint(refreshToken);
    mint(refreshToken);
    mint(refreshToken);
    Answer tooOften = mint(refreshToken);
    clock.advance(Duration.ofSeconds(61));
    Answer later = mint(refreshToken);
    Answer wrong = mint("wrong");

    assertThat(first.text("passcode")).hasSize(10);
    assertThat(tooOften.status()).isEqualTo(429);
    assertThat(tooOften.headers().get("Content-Type")).startsWith("text/plain");
    assertThat(tooOften.body())
        .isEqualTo("Passcode API is not intended to be used with high frequency");
    assertThat(later.status()).isEqualTo(200);
    assertThat(wrong.text("errorCode")).isEqualTo("BXNIM0407E");
  }

  @Test
  void aPasscodeExpires() throws IOException {
    String passcode = cloud.newPasscode();
    clock.advance(Duration.ofMinutes(5));
    Answer answer =
        http.form(
            cloud.endpoints().token(),
            form -> form.add("grant_type", Http.URN + "passcode").add("passcode", passcode),
            "Authorization",
            Http.BX);

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void revokesKeysAndRefreshTokensOnRequest() throws IOException {
    String refreshToken = login(Http.BX).text("refresh_token");
    cloud.iam().revokeRefreshTokens();
    Answer refresh =
        http.form(
            cloud.endpoints().token(),
            form -> form.add("grant_type", "refresh_token").add("refresh_token", refreshToken),
            "Authorization",
            Http.BX);
    cloud.iam().revokeApiKey(cloud.apiKey());

    assertThat(refresh.text("errorCode")).isEqualTo("BXNIM0407E");
    assertThat(login(Http.BX).text("errorCode")).isEqualTo("BXNIM0415E");
  }

  @Test
  void canOmitRefreshTokens() throws IOException {
    try (FakeIbmCloud without = FakeIbmCloud.builder().issueRefreshTokens(false).start()) {
      Answer answer =
          http.form(
              without.endpoints().token(),
              form -> form.add("grant_type", Http.URN + "apikey").add("apikey", without.apiKey()),
              "Authorization",
              Http.BX);

      assertThat(answer.text("refresh_token")).isEqualTo("not_supported");
    }
  }

  private Answer mint(String refreshToken) throws IOException {
    return http.form(
        iam("identity/passcode"),
        form ->
            form.add("grant_type", "refresh_token")
                .add("refresh_token", refreshToken)
                .add("response_type", "cloud_iam"),
        "Authorization",
        Http.BX);
  }

  private HttpUrl iam(String path) {
    return cloud.endpoints().iam().newBuilder().addPathSegments(path).build();
  }
}
