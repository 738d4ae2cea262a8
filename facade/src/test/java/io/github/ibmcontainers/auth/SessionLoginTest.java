package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.IamStub.Asked;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.error.MfaRequiredException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What outlives a token: refresh tokens, and what happens when they expire. */
class SessionLoginTest {
  private static final String ACCOUNT = "acc1";
  private static final String TOKEN = Jwts.forAccount(ACCOUNT);
  private static final Duration EXPIRED = Duration.ofHours(2);

  private final IamStub iam = IamStub.start();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void close() {
    iam.close();
  }

  private TokenSource source(Credential credential) {
    return source(credential, iam.client());
  }

  private TokenSource source(Credential credential, IamClientBuilder client) {
    return TokenSource.builder(client.time(time).build(), credential)
        .account(AccountSelector.byId(ACCOUNT))
        .executor(Runnable::run)
        .build();
  }

  private IamToken afterExpiry(TokenSource source) {
    time.advance(EXPIRED);
    return source.get();
  }

  private static MockResponse token(String refreshToken) {
    return IamStub.token(TOKEN, refreshToken, 3600);
  }

  private Map<String, String> form(int index) {
    return iam.asked().get(index).form();
  }

  @Test
  @DisplayName("#56 #12 the refresh token is used before the password, with the account")
  void refreshFirst() {
    iam.answer(token("r1"), token("r2"), token("r3"));
    TokenSource source = source(Credential.password("u", "p"));
    assertThat(source.get().refreshToken()).contains("r1");
    assertThat(afterExpiry(source).refreshToken()).contains("r2");
    assertThat(afterExpiry(source).refreshToken()).contains("r3");
    assertThat(form(0))
        .containsEntry("grant_type", "password")
        .containsEntry("bss_account", ACCOUNT);
    assertThat(form(1))
        .containsOnly(
            entry("grant_type", "refresh_token"),
            entry("refresh_token", "r1"),
            entry("response_type", "cloud_iam"),
            entry("bss_account", ACCOUNT));
    assertThat(form(2)).containsEntry("refresh_token", "r2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not_supported", ""})
  @DisplayName("#56 #23 a response without a refresh token keeps the previous one")
  void oldOneKept(String answered) {
    iam.answer(token("r1"), token(answered), token("r3"));
    TokenSource source = source(Credential.password("u", "p"));
    source.get();
    assertThat(afterExpiry(source).refreshToken()).contains("r1");
    afterExpiry(source);
    assertThat(form(2)).containsEntry("refresh_token", "r1");
    assertThat(iam.asked())
        .allSatisfy(one -> assertThat(one.body()).doesNotContain("not_supported"));
  }

  @Test
  @DisplayName("#23 without a refresh token, the API key is used again")
  void apiKeyAgain() {
    iam.answer(token("not_supported"), token("not_supported"));
    TokenSource source = source(Credential.apiKey("key"));
    assertThat(source.get().refreshToken()).isEmpty();
    afterExpiry(source);
    assertThat(form(1))
        .containsEntry("apikey", "key")
        .containsEntry("bss_account", ACCOUNT)
        .doesNotContainKey("refresh_token");
  }

  @Test
  @DisplayName("#57 a passcode is used once, then the refresh token")
  void passcodeOnce() {
    iam.answer(token("r1"), token("r2"));
    TokenSource source = source(Credential.passcode("code"));
    source.get();
    afterExpiry(source);
    assertThat(form(0))
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:passcode"),
            entry("passcode", "code"),
            entry("response_type", "cloud_iam"),
            entry("bss_account", ACCOUNT));
    assertThat(form(1)).containsEntry("refresh_token", "r1").doesNotContainKey("passcode");
  }

  @Test
  @DisplayName("#57 a used passcode without a refresh token requires a new login")
  void passcodeUsedUp() {
    iam.answer(token("not_supported"));
    Credential.Passcode credential = Credential.passcode("code");
    TokenSource source = source(credential);
    source.get();
    time.advance(EXPIRED);
    assertThatThrownBy(source::get)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("Log in again")
        .hasMessageNotContaining("\"code\"");
    assertThatThrownBy(source(credential)::get).isInstanceOf(LoginRequiredException.class);
    assertThat(iam.asked()).hasSize(1);
  }

  @Test
  @DisplayName("#57 a rejected passcode requires a new one and isn't sent again")
  void passcodeRejected() {
    iam.answer(IamStub.error(400, "BXNIM0420E", "The passcode is not valid"));
    TokenSource source = source(Credential.passcode("code"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(source::get)
          .isInstanceOf(LoginRequiredException.class)
          .hasMessageContaining("get a new one");
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(iam.asked()).hasSize(1);
  }

  @Test
  @DisplayName("#57 a passcode can be sent again after IAM returned 503")
  void passcodeAfterUnavailableIam() {
    iam.answer(new MockResponse.Builder().code(503).build(), token("r1"));
    TokenSource source = source(Credential.passcode("code"));
    assertThatThrownBy(source::get).isInstanceOf(IamUnavailableException.class);
    assertThat(source.get().refreshToken()).contains("r1");
  }

  @Test
  @DisplayName(
      "#57 a prompt receives the passcode page and is called again when the session has expired")
  void prompt() {
    Queue<String> codes = new ArrayDeque<>(List.of("c1", "c2"));
    Queue<URI> pages = new ArrayDeque<>();
    iam.answer(
        Responses.json("{\"passcode_endpoint\":\"https://login.example/passcode\"}"),
        token("r1"),
        IamStub.error(400, "BXNIM0408E", "Refresh token expired"),
        new MockResponse.Builder().code(500).build(),
        token("r2"));
    TokenSource source =
        source(
            Credential.passcode(
                page -> {
                  pages.add(page);
                  return codes.remove();
                }));
    source.get();
    afterExpiry(source);
    assertThat(pages)
        .containsExactly(
            URI.create("https://login.example/passcode"),
            URI.create(iam.url() + "identity/passcode"));
    assertThat(form(1)).containsEntry("passcode", "c1");
    assertThat(form(4)).containsEntry("passcode", "c2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BXNIM0408E", "BXNIM0439E", "BXNIM0407E", "BXNIM9999E"})
  @DisplayName("#58 after a rejected refresh, the password or API key is used")
  void fallBack(String code) {
    iam.otherwise(
        request ->
            request.form().containsKey("refresh_token")
                ? IamStub.error(400, code, "over")
                : token("r1"));
    TokenSource password = source(Credential.password("u", "p"));
    password.get();
    assertThat(afterExpiry(password).accessToken()).isEqualTo(TOKEN);
    TokenSource key = source(Credential.apiKey("key"));
    key.get();
    assertThat(afterExpiry(key).accessToken()).isEqualTo(TOKEN);
    assertThat(iam.asked().stream().map(one -> one.form().get("grant_type")))
        .containsExactly(
            "password",
            "refresh_token",
            "password",
            "urn:ibm:params:oauth:grant-type:apikey",
            "refresh_token",
            "urn:ibm:params:oauth:grant-type:apikey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BXNIM0408E", "BXNIM0439E"})
  @DisplayName("#58 an expired session without another credential requires a new login")
  void loginAgain(String code) {
    iam.answer(token("r1"), IamStub.error(400, code, "over"));
    TokenSource source = source(Credential.refreshToken("r0"));
    source.get();
    time.advance(EXPIRED);
    assertThatThrownBy(source::get)
        .isInstanceOfSatisfying(
            LoginRequiredException.class, e -> assertThat(e.iamCode()).contains(code))
        .hasMessageContaining("Log in again");
    assertThat(form(0)).containsEntry("refresh_token", "r0").containsEntry("bss_account", ACCOUNT);
    assertThat(form(1)).containsEntry("refresh_token", "r1");
  }

  @Test
  @DisplayName("#58 a transient failure of a refresh keeps the refresh token")
  void transientFailure() {
    iam.answer(token("r1"), new MockResponse.Builder().code(502).build(), token("r2"));
    TokenSource source = source(Credential.passcode("code"));
    source.get();
    time.advance(EXPIRED);
    assertThatThrownBy(source::get).isInstanceOf(IamUnavailableException.class);
    assertThat(source.get().refreshToken()).contains("r2");
    assertThat(form(2)).containsEntry("refresh_token", "r1");
  }

  @Test
  @DisplayName("#60 a refresh uses the client of the login")
  void sameClient() {
    iam.answer(token("r1"), token("r2"));
    TokenSource source =
        source(Credential.password("u", "p"), iam.client().client("mine", "secret"));
    source.get();
    afterExpiry(source);
    List<String> clients =
        iam.asked().stream().map((Asked one) -> one.header("Authorization")).toList();
    assertThat(clients).hasSize(2).containsOnly("Basic bWluZTpzZWNyZXQ=");
  }

  @Test
  @DisplayName("#56 after a 401 the refresh token is used, not the password")
  void afterRejection() {
    iam.answer(token("r1"), IamStub.token(TOKEN, "r2", 3600));
    TokenSource source = source(Credential.password("u", "p"));
    source.invalidate(source.get());
    source.get();
    assertThat(form(1)).containsEntry("grant_type", "refresh_token");
  }

  @Test
  @DisplayName("#62 a missing second factor is reported, and the login succeeds once with it")
  void secondFactor() {
    iam.answer(
        Responses.json(
            401,
            "{\"errorCode\":\"BXNIM0400E\",\"errorMessage\":\"x\","
                + "\"requirements\":{\"code\":\"TOTP\",\"error\":\"Code required\"}}"),
        token("r1"),
        IamStub.error(400, "BXNIM0408E", "over"));
    Credential.Password login = Credential.password("u", "p");
    assertThatThrownBy(source(login)::get).isInstanceOf(MfaRequiredException.class);
    TokenSource source = source(login.with(SecondFactor.totp("123456")));
    source.get();
    assertThat(form(1)).containsEntry("security_code", "123456");
    time.advance(EXPIRED);
    assertThatThrownBy(source::get).isInstanceOf(LoginRequiredException.class);
    assertThat(iam.asked()).hasSize(3);
  }

  @Test
  void wrongPasswordIsABadCredential() {
    iam.answer(IamStub.error(401, "BXNIM0400E", "External authentication failed"));
    assertThatThrownBy(source(Credential.password("u", "p"))::get)
        .isInstanceOf(BadCredentialException.class);
  }

  @Test
  @DisplayName("#57 another account shares the session of a passcode and its rotated refresh token")
  void otherAccount() {
    iam.otherwise(
        request ->
            IamStub.token(
                Jwts.forAccount(request.form().get("bss_account")),
                "r" + iam.asked().size(),
                3600));
    TokenSource source = source(Credential.passcode("code"));
    source.get();
    TokenSource other = source.forAccount(AccountSelector.byId("acc2"));
    assertThat(other.get().accountId()).contains("acc2");
    assertThat(afterExpiry(source).accountId()).contains(ACCOUNT);
    assertThat(other.get().accountId()).contains("acc2");
    assertThat(iam.asked())
        .extracting(
            one ->
                one.form().getOrDefault("refresh_token", "passcode")
                    + " "
                    + one.form().get("bss_account"))
        .containsExactly("passcode acc1", "r1 acc2", "r2 acc1", "r3 acc2");
  }

  @Test
  void anotherAccountOfAPasswordLogsInSeparately() {
    iam.otherwise(
        request -> IamStub.token(Jwts.forAccount(request.form().get("bss_account")), "r", 3600));
    TokenSource source = source(Credential.password("u", "p"));
    source.get();
    TokenSource other = source.forAccount(AccountSelector.byId("acc2"));
    assertThat(other.get().accountId()).contains("acc2");
    assertThat(form(1)).containsEntry("grant_type", "password");
    other.close();
    assertThat(source.get().accountId()).contains(ACCOUNT);
  }

  @Test
  @DisplayName("#58 after an unreadable response to a refresh, the API key isn't sent")
  void unreadableRefresh() {
    iam.answer(token("r1"), Responses.json("{}"));
    TokenSource source = source(Credential.apiKey("key"));
    source.get();
    time.advance(EXPIRED);
    assertThatThrownBy(source::get).hasMessageContaining("access_token");
    assertThat(iam.asked()).hasSize(2);
  }

  @Test
  @DisplayName("#58 an expired session is reported with IAM's reason")
  void endOfASession() {
    iam.answer(IamStub.error(400, "BXNIM0408E", "Provided refresh_token is expired"));
    assertThatThrownBy(source(Credential.refreshToken("r0"))::get)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("Log in again. (")
        .hasMessageContaining("Provided refresh_token is expired");
  }

  @Test
  @DisplayName("#113 the login timeout doesn't include the time to enter a passcode")
  void slowPasscodePrompt() {
    iam.otherwise(request -> token("r1"));
    Credential credential =
        Credential.passcode(
            page -> {
              time.advance(Duration.ofMinutes(5));
              return "code";
            });
    assertThat(source(credential).get().refreshToken()).contains("r1");
  }

  @Test
  @DisplayName(
      "#57 when the session has expired, the prompt is called again; no passcode is sent twice")
  void promptedAgain() {
    iam.otherwise(request -> token("not_supported"));
    TokenSource prompted = source(Credential.passcode(page -> "code-" + iam.asked().size()));
    prompted.get();
    afterExpiry(prompted);
    assertThat(iam.asked())
        .extracting(one -> one.form().get("passcode"))
        .filteredOn(code -> code != null)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }
}
