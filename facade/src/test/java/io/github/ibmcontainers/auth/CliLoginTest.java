package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login stored by the IBM Cloud CLI in its configuration. */
class CliLoginTest {
  private final IamStub iam = IamStub.start();
  private final ManualTime time = new ManualTime();
  private Path file = Path.of("");

  @BeforeEach
  void configure(@TempDir Path home) {
    file = home.resolve("config.json");
  }

  @AfterEach
  void close() {
    iam.close();
  }

  private void config(String token, String refreshToken) throws IOException {
    Files.writeString(
        file,
        "{\"Region\":\"us-south\",\"IAMToken\":\""
            + token
            + "\",\"IAMRefreshToken\":\""
            + refreshToken
            + "\",\"Account\":{\"GUID\":\"a1\",\"Name\":\"One\"},\"ResourceGroup\":{}}");
  }

  private String jwt(int serial, Duration left) {
    long end = time.now().plus(left).getEpochSecond();
    return Jwts.of("{\"n\":" + serial + ",\"account\":{\"bss\":\"a1\"},\"exp\":" + end + "}");
  }

  private TokenSource source(AccountSelector account) {
    return TokenSource.builder(iam.client().time(time).build(), Credential.ibmCloudCli(file))
        .account(account)
        .executor(Runnable::run)
        .build();
  }

  private TokenSource source() {
    return source(AccountSelector.automatic());
  }

  @Test
  void validTokenInTheFileIsUsed() throws IOException {
    String inFile = jwt(1, Duration.ofMinutes(30));
    config("Bearer " + inFile, "r1");
    String before = Files.readString(file);
    IamToken token = source().get();
    assertThat(token.authorization()).isEqualTo("Bearer " + inFile);
    assertThat(token.refreshToken()).contains("r1");
    assertThat(token.life()).isEqualTo(Duration.ofMinutes(30));
    assertThat(iam.asked()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void expiringTokenIsRefreshedForTheAccountOfTheCli() throws IOException {
    config("Bearer " + jwt(1, Duration.ofSeconds(30)), "r1");
    String before = Files.readString(file);
    String renewed = jwt(2, Duration.ofHours(1));
    iam.answer(IamStub.token(renewed, "r2", 3600));
    assertThat(source().get().accessToken()).isEqualTo(renewed);
    assertThat(iam.only().form())
        .containsOnly(
            entry("grant_type", "refresh_token"),
            entry("refresh_token", "r1"),
            entry("response_type", "cloud_iam"),
            entry("bss_account", "a1"));
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void rotatedRefreshTokenIsUsedUntilTheCliStoresANewOne() throws IOException {
    config("Bearer " + jwt(1, Duration.ZERO), "r1");
    iam.otherwise(
        request ->
            IamStub.token(
                jwt(10 + iam.asked().size(), Duration.ofHours(1)),
                "own-" + iam.asked().size(),
                3600));
    TokenSource source = source();
    source.get();
    time.advance(Duration.ofHours(2));
    source.get();
    config("Bearer " + jwt(2, Duration.ZERO), "r9");
    time.advance(Duration.ofHours(2));
    source.get();
    assertThat(iam.asked())
        .extracting(one -> one.form().get("refresh_token"))
        .containsExactly("r1", "own-1", "r9");
  }

  @Test
  void rejectedTokenOfTheFileIsNotUsedAgain() throws IOException {
    config(jwt(1, Duration.ofMinutes(30)), "r1");
    iam.answer(IamStub.token(jwt(2, Duration.ofHours(1)), "r2", 3600));
    TokenSource source = source();
    IamToken refused = source.get();
    source.invalidate(refused);
    assertThat(source.get().accessToken()).isNotEqualTo(refused.accessToken());
    assertThat(iam.asked()).hasSize(1);
  }

  @Test
  void tokenForAnotherAccountIsRequestedWithTheRefreshToken() throws IOException {
    config("Bearer " + jwt(1, Duration.ofMinutes(30)), "r1");
    iam.answer(IamStub.token(Jwts.forAccount("a2"), "r2", 3600));
    assertThat(source(AccountSelector.byId("a2")).get().accountId()).contains("a2");
    assertThat(iam.only().form())
        .containsEntry("refresh_token", "r1")
        .containsEntry("bss_account", "a2");
  }

  @Test
  void missingLoginIsReportedWithTheCommandToRun() throws IOException {
    assertThatThrownBy(source()::get)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("ibmcloud login")
        .hasMessageContaining(file.toString());
    config("", "");
    assertThatThrownBy(source()::get)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("ibmcloud login");
    config("Bearer " + jwt(1, Duration.ZERO), "r1");
    iam.answer(IamStub.error(400, "BXNIM0408E", "expired"));
    assertThatThrownBy(source()::get)
        .isInstanceOf(LoginRequiredException.class)
        .hasMessageContaining("ibmcloud login");
  }

  @Test
  void malformedFileIsAnErrorThatDoesNotQuoteIt() throws IOException {
    Files.writeString(file, "{\"IAMToken\":\"Bearer s3cret");
    assertThatThrownBy(source()::get)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("not a JSON object")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void aTokenThatIsGoodForAMinuteOnlyIsNotUsed() throws IOException {
    iam.otherwise(request -> IamStub.token(jwt(2, Duration.ofHours(1)), "r2", 3600));
    config(jwt(1, Duration.ofSeconds(61)), "r1");
    source().get();
    assertThat(iam.asked()).isEmpty();
    config(jwt(1, Duration.ofSeconds(60)), "r1");
    source().get();
    assertThat(iam.asked()).hasSize(1);
  }

  @Test
  @DisplayName("#13 a session that gets a token of another account is rejected, and both are named")
  void tokenOfAnotherAccount() throws IOException {
    config("Bearer " + jwt(1, Duration.ofMinutes(30)), "r1");
    iam.answer(IamStub.token(Jwts.forAccount("a3"), "r2", 3600));
    assertThatThrownBy(source(AccountSelector.byId("a2"))::get)
        .isInstanceOf(AccountMismatchException.class)
        .hasMessageContaining("a2")
        .hasMessageContaining("a3");
  }

  @Test
  @DisplayName("#13 an account by name is looked up once")
  void accountByName() throws IOException {
    config("Bearer " + jwt(1, Duration.ofMinutes(30)), "r1");
    iam.otherwise(request -> IamStub.token(Jwts.forAccount("a2"), "r2", 3600));
    try (IamStub accounts = IamStub.start()) {
      accounts.otherwise(
          request ->
              Responses.json(
                  "{\"next_url\":null,\"resources\":[{\"metadata\":{\"guid\":\"a2\"},\"entity\":{\"name\":\"Two\"}}]}"));
      TokenSource source =
          TokenSource.builder(iam.client().time(time).build(), Credential.ibmCloudCli(file))
              .account(AccountSelector.byName("Two"))
              .accounts(accounts.url())
              .executor(Runnable::run)
              .build();
      assertThat(source.get().accountId()).contains("a2");
      time.advance(Duration.ofHours(2));
      assertThat(source.get().accountId()).contains("a2");
      assertThat(accounts.asked()).hasSize(1);
      assertThat(iam.asked())
          .extracting(one -> one.form().get("bss_account"))
          .containsExactly("a2", "a2");
    }
  }
}
