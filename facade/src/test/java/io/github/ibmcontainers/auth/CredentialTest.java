package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\n"})
  @DisplayName("#1 a missing API key is rejected by name")
  // Callers without null checking may pass null.
  @SuppressWarnings("NullAway")
  void missingApiKey(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.apiKey(key))
        .withMessageContaining("API key is missing");
  }

  @Test
  @DisplayName("#1 a missing user name, password, passcode or refresh token is rejected by name")
  void missingOthers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.password(" ", "secret"))
        .withMessageContaining("user name is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.password("user", ""))
        .withMessageContaining("password is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.passcode(""))
        .withMessageContaining("passcode is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.refreshToken(""))
        .withMessageContaining("refresh token is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.bearerToken("Bearer "))
        .withMessageContaining("bearer token is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{key}", "\"key\"", "'key'", "{key", "key\"", "<key>"})
  @DisplayName("#2 an API key in braces or quotes is rejected and not repeated in the message")
  void wrappedApiKey(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.apiKey(key))
        .withMessageContaining("API key must not start or end with")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("key\"", "{key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" key", "key\n", "\tkey\r\n", "key "})
  @DisplayName("#3 white space around a key or password is stripped")
  void trimmed(String text) {
    assertThat(Credential.apiKey(text).apiKey().reveal()).isEqualTo("key");
    assertThat(Credential.password("u", text).password().reveal()).isEqualTo("key");
    assertThat(Credential.refreshToken(text).refreshToken().reveal()).isEqualTo("key");
  }

  @Test
  @DisplayName("#3 a line break within a key is rejected")
  void lineEndWithin() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.apiKey("first\nsecond"))
        .withMessageContaining("one line")
        .withMessageNotContaining("first");
  }

  @ParameterizedTest
  @CsvSource({"id,", ",secret"})
  @DisplayName("#4 a client ID without a client secret, or the reverse, is rejected")
  void incompleteClient(String id, String secret) {
    IamClientBuilder builder = IamClient.builder(new OkHttpClient());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.client(id, secret))
        .withMessageContaining(id == null ? "the id is missing" : "the secret is missing");
  }

  @Test
  @DisplayName("#4 client ID and client secret may both be set or both be absent")
  void bothOrNoClientFields() {
    IamClientBuilder builder = IamClient.builder(new OkHttpClient());
    assertThat(builder.client("id", "secret").build()).isNotNull();
    assertThat(builder.client(null, null).build()).isNotNull();
    assertThat(builder.client("", " ").build()).isNotNull();
  }

  @Test
  @DisplayName("#17 a trusted profile to assume by name requires its account")
  void profileByName() {
    Credential from = Credential.apiKey("key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.assume(from, TrustedProfile.name("ci")))
        .withMessageContaining("needs its account");
    assertThat(Credential.assume(from, TrustedProfile.name("ci", "a1"))).isNotNull();
    assertThat(Credential.assume(from, TrustedProfile.id("Profile-1"))).isNotNull();
    assertThat(Credential.assume(from, TrustedProfile.crn("crn:v1:p"))).isNotNull();
  }

  @Test
  @DisplayName("#17 an empty ID, CRN or name of a trusted profile is rejected")
  void emptyProfile() {
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedProfile.id(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedProfile.crn(""));
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedProfile.name(""));
    assertThatIllegalArgumentException().isThrownBy(() -> TrustedProfile.name("ci", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.vpcInstance(TrustedProfile.name("ci", "a1")))
        .withMessageContaining("not by name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "Bearer opaque", "bearer opaque ", "BEARER  opaque"})
  @DisplayName("#20 a bearer token is accepted with or without the Bearer prefix")
  void bearerPrefix(String text) {
    Secret token = Credential.bearerToken(text).fixed();
    assertThat(token).isNotNull();
    assertThat(token.reveal()).isEqualTo("opaque");
  }

  @Test
  @DisplayName("#23 not_supported is not a refresh token")
  void notSupported() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.refreshToken("not_supported"))
        .withMessageContaining("in place of a refresh token");
  }

  @Test
  @DisplayName("#28 neither toString nor serialized forms contain a secret")
  void noSecrets() {
    String secret = "s3cr3t-value";
    List<Object> all =
        List.of(
            Credential.apiKey(secret),
            Credential.password("user", secret),
            Credential.password("user", secret).with(SecondFactor.totp(secret)),
            Credential.passcode(secret),
            Credential.refreshToken(secret),
            Credential.bearerToken(secret),
            Credential.bearerToken(() -> secret),
            Credential.assume(Credential.apiKey(secret), TrustedProfile.id("p")),
            TokenForm.apiKey(Secret.of("key", secret)),
            new IamToken(
                secret, secret, secret, null, new Lifetime(0, java.time.Duration.ofHours(1))));
    for (Object one : all) {
      assertThat(one.toString()).doesNotContain(secret);
    }
    Gson gson = new Gson();
    assertThat(gson.toJson(Credential.apiKey(secret))).doesNotContain(secret);
    assertThat(gson.toJson(Credential.password("user", secret))).doesNotContain(secret);
    assertThat(gson.toJson(Secret.of("key", secret))).doesNotContain(secret);
    assertThat(Secret.of("key", secret))
        .isEqualTo(Secret.of("key", secret))
        .hasSameHashCodeAs(Secret.of("key", secret))
        .isNotEqualTo(Secret.of("key", "other"));
  }

  @Test
  void cliFileFollowsTheHomeVariables() {
    assertThat(Credential.Cli.defaultFile(Map.of(), "/home/u"))
        .isEqualTo(Path.of("/home/u/.bluemix/config.json"));
    assertThat(Credential.Cli.defaultFile(Map.of("BLUEMIX_HOME", "/b"), "/home/u"))
        .isEqualTo(Path.of("/b/.bluemix/config.json"));
    assertThat(
            Credential.Cli.defaultFile(Map.of("BLUEMIX_HOME", "/b", "IBMCLOUD_HOME", "/i"), "/h"))
        .isEqualTo(Path.of("/i/.bluemix/config.json"));
  }

  @Test
  @DisplayName("#28 toString contains the kind of a credential and its source")
  void kinds() {
    assertThat(Credential.passcode("123456")).hasToString("Passcode[***]");
    assertThat(Credential.passcode(page -> "123456")).hasToString("Passcode[asked for]");
    assertThat(Credential.bearerToken("token")).hasToString("BearerToken[***]");
    assertThat(Credential.bearerToken(() -> "token")).hasToString("BearerToken[supplied]");
    assertThat(SecondFactor.totp("123456")).hasToString("SecondFactor[TOTP]");
    assertThat(SecondFactor.securityQuestion(4, "blue")).hasToString("SecondFactor[question]");
    assertThat(Credential.password("u", "p").secondFactor()).hasToString("SecondFactor[none]");
    assertThat(TokenForm.password(Credential.password("u", "p")))
        .hasToString("TokenForm[password]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3 cret", "s3\tcret", "s3cröt", "s3\u007fcret", "s3\u00a0cret"})
  @DisplayName("#121 a bearer token with invalid header characters is rejected and not quoted")
  void unsendable(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.bearerToken(token))
        .withMessageMatching(
            "bearer token (has characters that no header can hold|must be one line.*)")
        .withMessageNotContaining("s3");
  }

  @Test
  @DisplayName("#20 a bearer token may contain every printable ASCII character")
  void sendable() {
    assertThat(Credential.bearerToken("a!~#z").fixed()).isEqualTo(Secret.of("token", "a!~#z"));
  }

  @Test
  void equalSecretsHaveEqualHashCodes() {
    Secret secret = Secret.of("API key", "key");
    assertThat(secret)
        .isEqualTo(Secret.of("password", " key"))
        .hasSameHashCodeAs(Secret.of("password", "key"))
        .isNotEqualTo(Secret.of("API key", "other"));
    assertThat(secret.hashCode()).isNotEqualTo(Secret.of("API key", "other").hashCode());
  }
}
