package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bearer tokens obtained by the caller. */
class BearerLoginTest {
  private final IamStub iam = IamStub.start();
  private final IamStub accounts = IamStub.start();
  private final ManualTime time = new ManualTime();
  private final AtomicInteger supplied = new AtomicInteger();

  @AfterEach
  void close() {
    accounts.close();
    iam.close();
  }

  private TokenSource source(Credential credential, AccountSelector account) {
    return TokenSource.builder(accounts.client().time(time).build(), credential)
        .account(account)
        .accounts(accounts.url())
        .executor(Runnable::run)
        .build();
  }

  /** Supplies a token of the account {@code a1} that expires after the given time. */
  private Credential expiringIn(Duration left) {
    return Credential.bearerToken(
        () ->
            Jwts.of(
                "{\"n\":%d,\"account\":{\"bss\":\"a1\"},\"exp\":%d}"
                    .formatted(
                        supplied.incrementAndGet(), time.now().plus(left).getEpochSecond())));
  }

  @Test
  @DisplayName("a supplied token is used until shortly before it expires")
  void supplierIsCalledWhenDue() {
    TokenSource source = source(expiringIn(Duration.ofMinutes(10)), AccountSelector.automatic());
    assertThat(source.get().life()).isEqualTo(Duration.ofMinutes(10));
    time.advance(Duration.ofMinutes(7));
    source.get();
    assertThat(supplied).hasValue(1);
    time.advance(Duration.ofMinutes(3));
    source.get();
    assertThat(supplied).hasValue(2);
  }

  @Test
  @DisplayName("a supplied token that appears expired, or is opaque, is used for a minute")
  void expiredByOurClock() {
    for (Credential credential :
        new Credential[] {
          expiringIn(Duration.ZERO),
          expiringIn(Duration.ofHours(-1)),
          Credential.bearerToken(() -> "opaque" + supplied.incrementAndGet())
        }) {
      supplied.set(0);
      TokenSource source = source(credential, AccountSelector.automatic());
      assertThat(source.get().life()).isEqualTo(Duration.ofMinutes(1));
      time.advance(Duration.ofSeconds(45));
      source.get();
      assertThat(supplied).hasValue(1);
      time.advance(Duration.ofSeconds(15));
      source.get();
      assertThat(supplied).hasValue(2);
    }
  }

  @Test
  @DisplayName("#13 a bearer token of another account is rejected without a request")
  void otherAccount() {
    TokenSource source = source(expiringIn(Duration.ofHours(1)), AccountSelector.byId("a2"));
    assertThatThrownBy(source::get)
        .isInstanceOf(AccountMismatchException.class)
        .hasMessageContaining("a1")
        .hasMessageContaining("a2");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  @DisplayName("#121 the message describes the problem of a supplied token without quoting it")
  void unusableTokens() {
    for (@Nullable String token :
        new @Nullable String[] {null, "", "Bearer", "Pl4nted é", "Pl4nted\u0000", "{Pl4nted}"}) {
      TokenSource source = source(Credential.bearerToken(() -> token), AccountSelector.automatic());
      assertThatThrownBy(source::get)
          .isInstanceOf(AuthenticationException.class)
          .hasMessageStartingWith("The supplier of bearer tokens returned none: bearer token ")
          .hasMessageNotContaining("Pl4nted");
    }
  }

  @Test
  @DisplayName("#13 an account selected by name is looked up once, for any number of tokens")
  void accountByName() {
    accounts.otherwise(
        request ->
            Responses.json(
                "{\"next_url\":null,\"resources\":[{\"metadata\":{\"guid\":\"a1\"},\"entity\":{\"name\":\"One\"}}]}"));
    TokenSource source = source(expiringIn(Duration.ofMinutes(10)), AccountSelector.byName("One"));
    source.get();
    time.advance(Duration.ofHours(1));
    source.get();
    assertThat(supplied).hasValue(2);
    assertThat(accounts.only().target()).isEqualTo("/coe/v2/accounts");
  }

  @Test
  void unreadableTokenIsAcceptedForTheSelectedAccount() {
    TokenSource source = source(Credential.bearerToken("opaque"), AccountSelector.byId("a1"));
    assertThat(source.get().accessToken()).isEqualTo("opaque");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  @DisplayName("#20 #54 a fixed bearer token is sent unchanged and never renewed")
  void fixedBearer() {
    TokenSource fixed =
        TokenSource.builder(iam.client().time(time).build(), Credential.bearerToken("bearer abc"))
            .executor(Runnable::run)
            .build();
    IamToken token = fixed.get();
    assertThat(token.authorization()).isEqualTo("Bearer abc");
    assertThat(fixed.isRenewable()).isFalse();
    fixed.invalidate(token);
    time.advance(Duration.ofDays(1000));
    assertThat(fixed.get()).isSameAs(token);
    assertThat(iam.asked()).isEmpty();
  }

  @Test
  void suppliedBearerIsRequestedWhenItExpiresOrWasRejected() {
    AtomicInteger count = new AtomicInteger();
    long end = time.now().getEpochSecond() + 600;
    TokenSource supplied =
        TokenSource.builder(
                iam.client().time(time).build(),
                Credential.bearerToken(
                    () -> Jwts.of("{\"n\":" + count.incrementAndGet() + ",\"exp\":" + end + "}")))
            .executor(Runnable::run)
            .build();
    IamToken one = supplied.get();
    assertThat(supplied.get()).isSameAs(one);
    assertThat(supplied.isRenewable()).isTrue();
    supplied.invalidate(one);
    supplied.get();
    assertThat(count).hasValue(2);
    time.advance(Duration.ofSeconds(590));
    supplied.get();
    assertThat(count).hasValue(3);
  }

  @Test
  void failingSupplierIsReportedAndCalledAgain() {
    AtomicInteger count = new AtomicInteger();
    TokenSource supplied =
        TokenSource.builder(
                iam.client().time(time).build(),
                Credential.bearerToken(
                    () -> {
                      if (count.incrementAndGet() == 1) {
                        throw new IllegalStateException("vault is sealed, token=xyz");
                      }
                      return "Bearer fine";
                    }))
            .executor(Runnable::run)
            .build();
    assertThatThrownBy(supplied::get)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("IllegalStateException")
        .hasMessageNotContaining("xyz");
    assertThat(supplied.get().authorization()).isEqualTo("Bearer fine");
  }
}
