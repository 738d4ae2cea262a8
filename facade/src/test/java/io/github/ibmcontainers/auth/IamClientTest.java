package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.ibmcontainers.auth.IamStub.Asked;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.internal.http.Repeatable;
import io.github.ibmcontainers.testing.Responses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IamClientTest {
  private static final Secret KEY = Secret.of("API key", "k+1&2=3%4 ü");
  private static final String BX = "Basic Yng6Yng=";

  private final IamStub iam = IamStub.start();

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  @DisplayName("#5 without an endpoint, the public IAM is used")
  void defaultEndpoint() {
    assertThat(IamClient.builder(new OkHttpClient()).build().endpoint().toString())
        .isEqualTo("https://iam.cloud.ibm.com/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity/token",
        "identity/token/",
        "identity",
        "oidc/token",
        "identity/token//"
      })
  @DisplayName("#5 the token path isn't appended twice")
  void pathNotDoubled(String path) {
    iam.answer(IamStub.token("t"));
    HttpUrl given = HttpUrl.get(iam.url() + path);
    iam.client().endpoint(given).build().apiKey(KEY, null);
    assertThat(iam.only().target()).isEqualTo("/identity/token");
  }

  @Test
  @DisplayName("#5 a path prefix of the endpoint is kept")
  void prefixKept() {
    iam.answer(IamStub.token("t"));
    HttpUrl given = HttpUrl.get(iam.url() + "gateway/identity/token");
    iam.client().endpoint(given).build().apiKey(KEY, null);
    assertThat(iam.only().target()).isEqualTo("/gateway/identity/token");
  }

  @Test
  @DisplayName("#5 an endpoint with a user name or query is rejected")
  void oddAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> iam.client().endpoint(HttpUrl.get("https://u:pw@iam.example/")))
        .withMessageNotContaining("pw");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> iam.client().endpoint(HttpUrl.get("https://iam.example/?a=b")));
  }

  @Test
  @DisplayName("#6 an API key is exchanged by one POST with exactly three fields")
  void apiKeyForm() {
    iam.answer(IamStub.token("t"));
    IamToken token = iam.client().withoutClient().build().apiKey(Secret.of("key", "abc"), null);
    Asked asked = iam.only();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.target()).isEqualTo("/identity/token");
    assertThat(asked.form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:apikey"),
            entry("apikey", "abc"),
            entry("response_type", "cloud_iam"));
    assertThat(asked.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(asked.header("Accept")).isEqualTo("application/json");
    assertThat(token.accessToken()).isEqualTo("t");
  }

  @Test
  @DisplayName("#7 every character of key, user name, password and passcode is encoded correctly")
  void formEncoding() {
    String odd = "p+&=% ü\u20ac\uD83D\uDE00/?#";
    iam.answer(IamStub.token("1"), IamStub.token("2"), IamStub.token("3"));
    IamClient client = iam.client().build();
    client.apiKey(Secret.of("key", odd), null);
    client.password(Credential.password("u+&=% ü", odd), null);
    client.passcode(odd, null);
    assertThat(iam.asked().get(0).form()).containsEntry("apikey", odd);
    assertThat(iam.asked().get(1).form())
        .containsEntry("username", "u+&=% ü")
        .containsEntry("password", odd);
    assertThat(iam.asked().get(2).form()).containsEntry("passcode", odd);
  }

  @Test
  @DisplayName(
      "#8 scopes are sent as one space-separated field; without scopes the field is absent")
  void scopes() {
    iam.answer(IamStub.token("1"), IamStub.token("2"), IamStub.token("3"));
    iam.client().scope("a b c").build().apiKey(KEY, null);
    iam.client().build().apiKey(KEY, null);
    iam.client().scope(" ").build().apiKey(KEY, null);
    assertThat(iam.asked().get(0).body()).contains("&scope=a+b+c");
    assertThat(iam.asked().get(1).form()).doesNotContainKey("scope");
    assertThat(iam.asked().get(2).form()).doesNotContainKey("scope");
  }

  @Test
  @DisplayName(
      "#9 the client is sent as Basic authorization; without a client the header is absent")
  void basicHeader() {
    iam.answer(IamStub.token("1"), IamStub.token("2"), IamStub.token("3"));
    iam.client().build().apiKey(KEY, null);
    iam.client().client("me", "mine").build().apiKey(KEY, null);
    iam.client().withoutClient().build().apiKey(KEY, null);
    assertThat(iam.asked().get(0).header("Authorization")).isEqualTo(BX);
    assertThat(iam.asked().get(1).header("Authorization")).isEqualTo("Basic bWU6bWluZQ==");
    assertThat(iam.asked().get(2).headers().get("Authorization")).isNull();
  }

  @Test
  @DisplayName("#10 the client ID and secret are encoded as UTF-8")
  void basicIsUtf8() {
    iam.answer(IamStub.token("1"));
    iam.client().client("clïent", "sécret€").build().apiKey(KEY, null);
    String expected =
        Base64.getEncoder().encodeToString("clïent:sécret€".getBytes(StandardCharsets.UTF_8));
    assertThat(iam.only().header("Authorization")).isEqualTo("Basic " + expected);
  }

  @Test
  @DisplayName("#11 password and passcode use their grant types and the client bx")
  void passwordAndPasscode() {
    iam.answer(IamStub.token("1"), IamStub.token("2"));
    IamClient client = iam.client().build();
    client.password(Credential.password("me@example.com", "pw"), null);
    client.passcode("code", null);
    assertThat(iam.asked().get(0).form())
        .containsOnly(
            entry("grant_type", "password"),
            entry("username", "me@example.com"),
            entry("password", "pw"),
            entry("response_type", "cloud_iam"));
    assertThat(iam.asked().get(0).header("Authorization")).isEqualTo(BX);
    assertThat(iam.asked().get(1).form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:passcode"),
            entry("passcode", "code"),
            entry("response_type", "cloud_iam"));
    assertThat(iam.asked().get(1).header("Authorization")).isEqualTo(BX);
  }

  @Test
  @DisplayName("#12 every grant contains the account")
  void accountInEveryGrant() {
    iam.otherwise(request -> IamStub.token("t"));
    IamClient client = iam.client().build();
    IamToken token = client.apiKey(KEY, "acc");
    client.password(Credential.password("u", "p"), "acc");
    client.passcode("c", "acc");
    client.refresh("r", "acc");
    client.computeResource("cr", TrustedProfile.id("Profile-1"), "acc");
    client.assume(token, TrustedProfile.id("Profile-1"), "acc");
    assertThat(iam.asked())
        .hasSize(6)
        .allSatisfy(asked -> assertThat(asked.form()).containsEntry("bss_account", "acc"));
  }

  @Test
  @DisplayName("#14 headers for IAM are sent to IAM, including Host")
  void ownHeaders() {
    iam.answer(IamStub.token("t"));
    iam.client().header("X-Mine", "1").header("Host", "iam.example.com").build().apiKey(KEY, null);
    assertThat(iam.only().header("X-Mine")).isEqualTo("1");
    assertThat(iam.only().header("Host")).isEqualTo("iam.example.com");
  }

  @Test
  @DisplayName(
      "#15 the User-Agent names library, Java and operating system, unless set by the caller")
  void userAgent() {
    iam.answer(IamStub.token("1"), IamStub.token("2"));
    iam.client().build().apiKey(KEY, null);
    iam.client().userAgent("tool/1").build().apiKey(KEY, null);
    assertThat(iam.asked().get(0).header("User-Agent"))
        .startsWith("ibm-containers-java/")
        .contains(System.getProperty("java.version"), System.getProperty("os.name"));
    assertThat(iam.asked().get(1).header("User-Agent")).isEqualTo("tool/1");
  }

  @Test
  @DisplayName("#16 each request has new IDs, and the exception contains them")
  void freshIds() {
    iam.answer(
        IamStub.token("1"),
        new MockResponse.Builder()
            .code(400)
            .addHeader("Transaction-Id", "tx-1")
            .body("{\"errorCode\":\"BXNIM0109E\",\"errorMessage\":\"Property missing\"}")
            .build());
    IamClient client = iam.client().build();
    client.apiKey(KEY, null);
    AuthenticationException failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            AuthenticationException.class, () -> client.apiKey(KEY, null));
    Asked first = iam.asked().get(0);
    Asked second = iam.asked().get(1);
    assertThat(List.of(first.header("X-Request-ID"), first.header("X-Correlation-ID")))
        .doesNotContain(second.header("X-Request-ID"), second.header("X-Correlation-ID"))
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    assertThat(failure.requestId()).contains(second.header("X-Request-ID"));
    assertThat(failure.error().correlationId()).isEqualTo(second.header("X-Correlation-ID"));
    assertThat(failure.transactionId()).contains("tx-1");
    assertThat(failure).hasMessageContaining(second.header("X-Request-ID"));
  }

  @Test
  void legacyFormContainsTheUaaFields() {
    iam.otherwise(request -> IamStub.token("t"));
    IamClient client = iam.client().legacyUaaForm(true).build();
    client.apiKey(Secret.of("key", "abc"), "acc");
    client.refresh("r", "acc");
    assertThat(iam.asked().get(0).form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:apikey"),
            entry("response_type", "cloud_iam uaa"),
            entry("apikey", "abc"),
            entry("uaa_client_id", "cf"),
            entry("uaa_client_secret", ""),
            entry("bss_account", "acc"));
    assertThat(iam.asked().get(1).form())
        .containsOnly(
            entry("grant_type", "refresh_token"),
            entry("response_type", "cloud_iam uaa"),
            entry("refresh_token", "r"),
            entry("uaa_client_id", "cf"),
            entry("uaa_client_secret", ""),
            entry("bss_account", "acc"));
  }

  @Test
  @DisplayName("#95 a Kubernetes token requires two exchanges with the forms of the guide")
  void kubeTokens() {
    iam.answer(
        Responses.json("{\"delegated_refresh_token\":\"drt\"}"),
        Responses.json(
            "{\"access_token\":\"a\",\"id_token\":\"i\",\"refresh_token\":\"r\",\"expires_in\":3600,"
                + "\"scope\":\"ibm openid containers-kubernetes\"}"));
    IamClient client = iam.client().build();
    IamToken token = client.exchangeForKube(client.delegatedRefreshToken("rt", null));
    assertThat(iam.asked().get(0).header("Authorization")).isEqualTo(BX);
    assertThat(iam.asked().get(0).header("Cache-Control")).isEqualTo("no-cache");
    assertThat(iam.asked().get(0).form())
        .containsOnly(
            entry("grant_type", "refresh_token"),
            entry("refresh_token", "rt"),
            entry("response_type", "delegated_refresh_token"),
            entry("receiver_client_ids", "kube"),
            entry("delegated_refresh_token_expiry", "600"));
    assertThat(iam.asked().get(1).header("Authorization")).isEqualTo("Basic a3ViZTprdWJl");
    assertThat(iam.asked().get(1).header("Cache-Control")).isEqualTo("no-cache");
    assertThat(iam.asked().get(1).form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:delegated-refresh-token"),
            entry("refresh_token", "drt"));
    assertThat(token.idToken()).contains("i");
    assertThat(token.refreshToken()).contains("r");
    assertThat(token.scope()).contains("ibm openid containers-kubernetes");
  }

  @Test
  @DisplayName("#95 a Kubernetes token by API key requires one exchange")
  void kubeTokenByApiKey() {
    iam.answer(Responses.json("{\"access_token\":\"a\",\"id_token\":\"i\",\"expires_in\":3600}"));
    IamToken token = iam.client().build().kubeTokenByApiKey(Secret.of("key", "abc"));
    assertThat(iam.only().header("Authorization")).isEqualTo("Basic a3ViZTprdWJl");
    assertThat(iam.only().form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:apikey"),
            entry("apikey", "abc"),
            entry("response_type", "cloud_iam"));
    assertThat(token.idToken()).contains("i");
  }

  @Test
  void delegatedRefreshTokenByApiKey() {
    iam.answer(Responses.json("{\"delegated_refresh_token\":\"drt\"}"));
    String token =
        iam.client().build().delegatedRefreshTokenByApiKey(Secret.of("key", "abc"), "acc");
    assertThat(token).isEqualTo("drt");
    assertThat(iam.only().form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:apikey"),
            entry("apikey", "abc"),
            entry("response_type", "delegated_refresh_token"),
            entry("receiver_client_ids", "kube"),
            entry("delegated_refresh_token_expiry", "600"),
            entry("bss_account", "acc"));
  }

  @Test
  void kubernetesResponseWithoutIdTokenIsAnError() {
    iam.answer(IamStub.token("a"));
    assertThatThrownBy(() -> iam.client().build().kubeTokenByApiKey(KEY))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("has no id_token");
  }

  @ParameterizedTest
  @CsvSource({"id,profile_id", "crn,profile_crn", "name,profile_name"})
  void trustedProfileIsIdentifiedByOneField(String way, String field) {
    iam.otherwise(request -> IamStub.token("t"));
    TrustedProfile profile =
        switch (way) {
          case "id" -> TrustedProfile.id("p");
          case "crn" -> TrustedProfile.crn("p");
          default -> TrustedProfile.name("p");
        };
    iam.client().build().computeResource("cr", profile, null);
    assertThat(iam.only().form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:cr-token"),
            entry("cr_token", "cr"),
            entry("response_type", "cloud_iam"),
            entry(field, "p"));
  }

  @Test
  void assumeAndServiceAuthorization() {
    iam.answer(IamStub.token("one"), IamStub.token("two"), IamStub.token("three"));
    IamClient client = iam.client().build();
    IamToken from = client.apiKey(KEY, null);
    client.assume(from, TrustedProfile.name("ci", "acc"), null);
    client.serviceAuthorization(from, "crn-crn:v1:x");
    assertThat(iam.asked().get(1).form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:assume"),
            entry("access_token", "one"),
            entry("response_type", "cloud_iam"),
            entry("profile_name", "ci"),
            entry("account", "acc"));
    assertThat(iam.asked().get(2).form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:iam-authz"),
            entry("access_token", "one"),
            entry("response_type", "cloud_iam"),
            entry("desired_iam_id", "crn-crn:v1:x"));
  }

  @Test
  void secondFactors() {
    iam.otherwise(request -> IamStub.token("t"));
    IamClient client = iam.client().build();
    Credential.Password login = Credential.password("u", "p");
    client.password(login.with(SecondFactor.totp("123456")), null);
    client.password(login.with(SecondFactor.verisign("654321")), null);
    client.password(login.with(SecondFactor.securityQuestion(7, "blue")), null);
    client.password(login.with(SecondFactor.phone("at")), null);
    assertThat(iam.asked().get(0).form())
        .containsEntry("security_code", "123456")
        .containsEntry("vendor", "TOTP");
    assertThat(iam.asked().get(1).form())
        .containsEntry("security_code", "654321")
        .containsEntry("vendor", "VERISIGN");
    assertThat(iam.asked().get(2).form())
        .containsEntry("security_question_id", "7")
        .containsEntry("security_question_answer", "blue");
    assertThat(iam.asked().get(3).form())
        .containsEntry("authentication_token", "at")
        .containsEntry("vendor", "PHONE_FACTOR");
  }

  @Test
  void phoneFactorIsStarted() {
    iam.answer(Responses.json("{\"authenticationToken\":\"at\"}"));
    assertThat(iam.client().build().startPhoneFactor(Credential.password("u", "p")))
        .isEqualTo("at");
    assertThat(iam.only().target()).isEqualTo("/identity/initiate_ims_2fa");
    assertThat(iam.only().form())
        .containsOnly(
            entry("grant_type", "password"),
            entry("username", "u"),
            entry("password", "p"),
            entry("response_type", "cloud_iam"));
  }

  @Test
  void newPasscode() {
    iam.answer(Responses.json("{\"passcode\":\"p1\"}"));
    assertThat(iam.client().build().newPasscode("rt")).isEqualTo("p1");
    assertThat(iam.only().method()).isEqualTo("POST");
    assertThat(iam.only().target()).isEqualTo("/identity/passcode");
    assertThat(iam.only().header("Authorization")).isEqualTo(BX);
    assertThat(iam.only().form())
        .containsOnly(
            entry("grant_type", "refresh_token"),
            entry("refresh_token", "rt"),
            entry("response_type", "cloud_iam"));
  }

  @Test
  @DisplayName("#59 a session is kept alive; a token without a session sends no request")
  void session() {
    iam.answer(
        IamStub.token(Jwts.of("{\"session_id\":\"C-1/2\"}")),
        IamStub.token("opaque"),
        new MockResponse.Builder().code(204).build());
    IamClient client = iam.client().build();
    IamToken withSession = client.apiKey(KEY, null);
    IamToken without = client.apiKey(KEY, null);
    client.keepSessionAlive(without);
    assertThat(iam.asked()).hasSize(2);
    client.keepSessionAlive(withSession);
    Asked asked = iam.asked().get(2);
    assertThat(asked.method()).isEqualTo("PATCH");
    assertThat(asked.target()).isEqualTo("/v1/sessions/C-1%2F2/state");
    assertThat(asked.header("Authorization")).isEqualTo(BX);
  }

  @Test
  void discovery() {
    iam.answer(
        Responses.json(
            "{\"authorization_endpoint\":\"https://iam.example/identity/authorize\","
                + "\"token_endpoint\":\"https://iam.example/identity/token\","
                + "\"passcode_endpoint\":\"https://login.example/passcode\"}"),
        Responses.json("{}"));
    IamClient client = iam.client().build();
    IamEndpoints told = client.discover();
    assertThat(iam.only().method()).isEqualTo("GET");
    assertThat(iam.only().target()).isEqualTo("/identity/.well-known/openid-configuration");
    assertThat(told.authorization()).hasToString("https://iam.example/identity/authorize");
    assertThat(told.token()).hasToString("https://iam.example/identity/token");
    assertThat(told.passcode()).hasToString("https://login.example/passcode");
    assertThat(client.discover().passcode()).hasToString(iam.url() + "identity/passcode");
  }

  @Test
  @DisplayName("#80 each request declares whether it can be repeated; a passcode can't")
  void repeatability() {
    List<Repeatable> tags = new ArrayList<>();
    Call.Factory recording =
        request -> {
          tags.add(request.tag(Repeatable.class));
          return iam.http().newCall(request);
        };
    iam.otherwise(request -> IamStub.token("t"));
    IamClient client = IamClient.builder(recording).endpoint(iam.url()).build();
    client.apiKey(KEY, null);
    client.refresh("r", null);
    client.passcode("c", null);
    client.password(Credential.password("u", "p").with(SecondFactor.totp("1")), null);
    assertThat(tags)
        .containsExactly(
            Repeatable.YES,
            Repeatable.YES,
            Repeatable.ONLY_IF_NOT_SENT,
            Repeatable.ONLY_IF_NOT_SENT);
  }

  @Test
  @DisplayName("#55 redirects aren't followed: a credential is sent to no other host")
  void noRedirect() {
    try (IamStub other = IamStub.start()) {
      other.otherwise(request -> IamStub.token("stolen"));
      iam.answer(
          new MockResponse.Builder()
              .code(307)
              .addHeader("Location", other.url() + "identity/token")
              .build());
      assertThatThrownBy(() -> iam.client().build().apiKey(KEY, null))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("307");
      assertThat(other.asked()).isEmpty();
    }
  }
}
