package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.IamStub.Asked;
import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.error.AccountSelectionException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Obtaining a token for the selected account. */
class ScopedLoginTest {
  private final IamStub iam = IamStub.start();
  private final IamStub accounts = IamStub.start();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void close() {
    iam.close();
    accounts.close();
  }

  private TokenSource source(Credential credential, AccountSelector selector) {
    return TokenSource.builder(iam.client().header("X-For-Iam", "1").time(time).build(), credential)
        .account(selector)
        .accounts(accounts.url())
        .executor(Runnable::run)
        .build();
  }

  /** Issues tokens for the account in {@code bss_account}, or without an account. */
  private void unscopedUsers() {
    iam.otherwise(
        request -> {
          String account = request.form().get("bss_account");
          return IamStub.token(
              account == null ? Jwts.withoutAccount() : Jwts.forAccount(account),
              "refresh-" + iam.asked().size(),
              3600);
        });
  }

  private void visible(String... idsAndNames) {
    StringBuilder resources = new StringBuilder();
    for (int i = 0; i < idsAndNames.length; i += 2) {
      resources.append(i == 0 ? "" : ",");
      resources.append(
          "{\"metadata\":{\"guid\":\"%s\"},\"entity\":{\"name\":\"%s\"}}"
              .formatted(idsAndNames[i], idsAndNames[i + 1]));
    }
    accounts.otherwise(
        request -> Responses.json("{\"next_url\":null,\"resources\":[" + resources + "]}"));
  }

  private List<String> grants() {
    return iam.asked().stream()
        .map(
            one ->
                one.form().get("grant_type").replace("urn:ibm:params:oauth:grant-type:", "")
                    + one.form().entrySet().stream()
                        .filter(field -> field.getKey().equals("bss_account"))
                        .map(field -> " for " + field.getValue())
                        .findFirst()
                        .orElse(""))
        .toList();
  }

  @Test
  void passwordLoginSelectsTheOnlyAccountInThreeSteps() {
    unscopedUsers();
    visible("a1", "One");
    TokenSource source = source(Credential.password("u", "p"), AccountSelector.automatic());
    IamToken token = source.get();
    assertThat(token.accountId()).contains("a1");
    assertThat(grants()).containsExactly("password", "password for a1");
    Asked listed = accounts.only();
    assertThat(listed.method()).isEqualTo("GET");
    assertThat(listed.target()).isEqualTo("/coe/v2/accounts");
    assertThat(listed.header("Authorization")).isEqualTo("Bearer " + Jwts.withoutAccount());
    assertThat(listed.header("Accept")).isEqualTo("application/json");
    assertThat(token.refreshToken()).contains("refresh-2");
    // The account is known from here on.
    time.advance(Duration.ofHours(2));
    source.get();
    assertThat(grants()).endsWith("refresh_token for a1");
    assertThat(accounts.asked()).hasSize(1);
  }

  @Test
  @DisplayName("#14 headers for IAM aren't sent to the accounts API")
  void headersStayAtIam() {
    unscopedUsers();
    visible("a1", "One");
    source(Credential.password("u", "p"), AccountSelector.only()).get();
    assertThat(iam.asked()).allSatisfy(one -> assertThat(one.header("X-For-Iam")).isEqualTo("1"));
    assertThat(accounts.only().headers().get("X-For-Iam")).isNull();
  }

  @Test
  void passcodeLoginUsesTheRefreshTokenForTheSecondExchange() {
    unscopedUsers();
    visible("a1", "One", "a2", "Two");
    IamToken token = source(Credential.passcode("code"), AccountSelector.byName("Two")).get();
    assertThat(token.accountId()).contains("a2");
    assertThat(grants()).containsExactly("passcode", "refresh_token for a2");
    assertThat(iam.asked().get(1).form())
        .containsEntry("refresh_token", "refresh-1")
        .doesNotContainKey("passcode");
  }

  @Test
  void passcodeLoginForAKnownAccountSendsOneExchange() {
    unscopedUsers();
    source(Credential.passcode("code"), AccountSelector.byId("a2")).get();
    assertThat(grants()).containsExactly("passcode for a2");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void passcodeIsKeptWhenListingTheAccountsFails() {
    unscopedUsers();
    accounts.answer(new MockResponse.Builder().code(503).build());
    visible("a1", "One");
    TokenSource source = source(Credential.passcode("code"), AccountSelector.automatic());
    assertThatThrownBy(source::get).isInstanceOf(IamUnavailableException.class);
    assertThat(source.get().accountId()).contains("a1");
    assertThat(grants()).containsExactly("passcode", "refresh_token", "refresh_token for a1");
  }

  @Test
  void passcodeWithoutRefreshTokenRequiresTheAccountById() {
    iam.otherwise(request -> IamStub.token(Jwts.withoutAccount()));
    visible("a1", "One");
    assertThatThrownBy(source(Credential.passcode("code"), AccountSelector.automatic())::get)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("a1")
        .hasMessageContaining("by id");
  }

  @Test
  void severalAccountsWithoutASelectionAreListed() {
    unscopedUsers();
    visible("a1", "One", "a2", "Two");
    TokenSource source = source(Credential.password("u", "p"), AccountSelector.automatic());
    assertThatThrownBy(source::get)
        .isInstanceOfSatisfying(
            AccountSelectionException.class,
            e ->
                assertThat(e.accounts())
                    .containsExactlyEntriesOf(
                        new java.util.TreeMap<>(Map.of("a1", "One", "a2", "Two"))))
        .hasMessageContaining("a1 (One), a2 (Two)");
  }

  @Test
  void missingAccountsAreReported() {
    unscopedUsers();
    visible();
    assertThatThrownBy(source(Credential.password("u", "p"), AccountSelector.only())::get)
        .isInstanceOf(AccountSelectionException.class)
        .hasMessageContaining("No account is visible");
  }

  @Test
  void unknownNameListsTheAccounts() {
    unscopedUsers();
    visible("a1", "One");
    assertThatThrownBy(source(Credential.password("u", "p"), AccountSelector.byName("one"))::get)
        .isInstanceOf(AccountSelectionException.class)
        .hasMessageContaining("No account is named \"one\"")
        .hasMessageContaining("a1 (One)");
  }

  @Test
  void ambiguousNameRequiresTheId() {
    unscopedUsers();
    visible("a1", "Same", "a2", "Same", "a3", "Other");
    assertThatThrownBy(source(Credential.password("u", "p"), AccountSelector.byName("Same"))::get)
        .isInstanceOfSatisfying(
            AccountSelectionException.class,
            e -> assertThat(e.accounts()).containsOnlyKeys("a1", "a2"));
  }

  @Test
  void tokensOwnAccountNeedsNoList() {
    unscopedUsers();
    IamToken token = source(Credential.password("u", "p"), AccountSelector.ofToken()).get();
    assertThat(token.accountId()).isEmpty();
    assertThat(grants()).containsExactly("password");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  @DisplayName("#12 later requests contain the account of the API key's token")
  void ownAccountIsNamedLater() {
    iam.otherwise(request -> IamStub.token(Jwts.forAccount("a1")));
    TokenSource source = source(Credential.apiKey("key"), AccountSelector.automatic());
    source.get();
    time.advance(Duration.ofHours(2));
    source.get();
    assertThat(grants()).containsExactly("apikey", "apikey for a1");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  @DisplayName("#13 an API key of another account fails with both accounts in the message")
  void foreignApiKey() {
    iam.otherwise(request -> IamStub.token(Jwts.forAccount("own"), "r", 3600));
    TokenSource source = source(Credential.apiKey("key"), AccountSelector.byId("wanted"));
    assertThatThrownBy(source::get)
        .isInstanceOfSatisfying(
            AccountMismatchException.class,
            e -> {
              assertThat(e.requestedAccount()).isEqualTo("wanted");
              assertThat(e.actualAccount()).contains("own");
            })
        .hasMessage(
            "The API key belongs to account own and cannot be used for account wanted; use a"
                + " credential of that account");
    time.advance(Duration.ofSeconds(30));
    assertThatThrownBy(source::get).isInstanceOf(AccountMismatchException.class);
    assertThat(grants()).containsExactly("apikey for wanted");
    // The session of the wrong account isn't used either.
    time.advance(Duration.ofMinutes(5));
    assertThatThrownBy(source::get).isInstanceOf(AccountMismatchException.class);
    assertThat(grants()).containsExactly("apikey for wanted", "apikey for wanted");
  }

  @Test
  @DisplayName("#13 when IAM rejects an API key for another account, its own account is determined")
  void foreignApiKeyRejected() {
    iam.otherwise(
        request ->
            request.form().containsKey("bss_account")
                ? IamStub.error(400, "BXNIM0141E", "User is not a member of the account")
                : IamStub.token(Jwts.forAccount("own")));
    assertThatThrownBy(source(Credential.apiKey("key"), AccountSelector.byId("wanted"))::get)
        .isInstanceOf(AccountMismatchException.class)
        .hasMessageContaining("account own")
        .hasMessageContaining("account wanted");
    assertThat(grants()).containsExactly("apikey for wanted", "apikey");
  }

  @Test
  @DisplayName("#13 an invalid API key is reported as invalid, without further requests")
  void badKeyIsNotProbed() {
    iam.otherwise(request -> IamStub.error(400, "BXNIM0415E", "Provided API key not found"));
    assertThatThrownBy(source(Credential.apiKey("key"), AccountSelector.byId("wanted"))::get)
        .isInstanceOf(BadCredentialException.class);
    assertThat(iam.asked()).hasSize(1);
  }

  @Test
  @DisplayName(
      "#13 an API key with an account selected by name is checked against the list of accounts")
  void apiKeyByName() {
    iam.otherwise(request -> IamStub.token(Jwts.forAccount("a1")));
    visible("a1", "One", "a2", "Two");
    assertThat(source(Credential.apiKey("key"), AccountSelector.byName("One")).get().accountId())
        .contains("a1");
    assertThatThrownBy(source(Credential.apiKey("key"), AccountSelector.byName("Two"))::get)
        .isInstanceOf(AccountMismatchException.class)
        .hasMessageContaining("a1")
        .hasMessageContaining("a2");
  }

  @Test
  void opaqueTokenIsAcceptedForAnyAccount() {
    iam.otherwise(request -> IamStub.token("opaque"));
    assertThat(source(Credential.apiKey("key"), AccountSelector.byId("a1")).get().accessToken())
        .isEqualTo("opaque");
    assertThat(source(Credential.apiKey("key"), AccountSelector.automatic()).get().accessToken())
        .isEqualTo("opaque");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void scopedTokenOfAnotherAccountIsRejected() {
    iam.otherwise(request -> IamStub.token(Jwts.withoutAccount(), "r", 3600));
    assertThatThrownBy(source(Credential.password("u", "p"), AccountSelector.byId("wanted"))::get)
        .isInstanceOf(AccountMismatchException.class)
        .hasMessageContaining("belongs to no account");
  }

  @Test
  void bearerTokenOfAnotherAccountIsRejected() {
    Credential bearer = Credential.bearerToken(Jwts.forAccount("own"));
    assertThat(source(bearer, AccountSelector.byId("own")).get().accountId()).contains("own");
    assertThat(source(bearer, AccountSelector.automatic()).get().accountId()).contains("own");
    assertThatThrownBy(source(bearer, AccountSelector.byId("wanted"))::get)
        .isInstanceOf(AccountMismatchException.class);
    assertThat(iam.asked()).isEmpty();
  }

  @Test
  @DisplayName("#13 after its first login an API key isn't sent to IAM for another account")
  void boundAfterTheFirstLogin() {
    iam.otherwise(request -> IamStub.token(Jwts.forAccount("a1")));
    TokenSource source = source(Credential.apiKey("key"), AccountSelector.automatic());
    source.get();
    assertThatThrownBy(source.forAccount(AccountSelector.byId("a2"))::get)
        .isInstanceOf(AccountMismatchException.class)
        .hasMessageContaining("a1")
        .hasMessageContaining("a2");
    assertThat(source.forAccount(AccountSelector.byId("a1")).get().accountId()).contains("a1");
    assertThat(grants()).containsExactly("apikey", "apikey for a1");
  }

  @Test
  @DisplayName("#13 a key of another account than the one of that name is rejected after one login")
  void keyOfAnotherAccountByName() {
    iam.otherwise(request -> IamStub.token(Jwts.forAccount("a1")));
    visible("a1", "One", "a2", "Two");
    assertThatThrownBy(source(Credential.apiKey("key"), AccountSelector.byName("Two"))::get)
        .isInstanceOf(AccountMismatchException.class);
    assertThat(grants()).containsExactly("apikey");
  }

  @Test
  @DisplayName("#13 a second exchange that returns a token of another account is an error")
  void secondExchangeOfAnotherAccount() {
    iam.answer(IamStub.token(Jwts.withoutAccount(), "r1", 3600));
    iam.answer(IamStub.token(Jwts.forAccount("a3"), "r2", 3600));
    visible("a2", "Two");
    assertThatThrownBy(source(Credential.password("u", "p"), AccountSelector.byName("Two"))::get)
        .isInstanceOf(AccountMismatchException.class)
        .hasMessageContaining("a2")
        .hasMessageContaining("a3");
  }
}
