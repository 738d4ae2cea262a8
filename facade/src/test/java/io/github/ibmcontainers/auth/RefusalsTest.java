package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamError;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Refusals refusals = new Refusals();

  @Test
  @DisplayName("#124 a refused credential is refused for a minute, for all accounts")
  void credential() {
    AuthenticationException reason = new BadCredentialException("no", IamError.NONE, null);
    refusals.add(reason, 5);
    assertThat(refusals.at(5)).isSameAs(reason);
    assertThat(refusals.at(5 + MINUTE - 1)).isSameAs(reason);
    assertThat(refusals.at(5 + MINUTE)).isNull();
    assertThat(refusals.forAccount().at(6)).isSameAs(reason);
    assertThat(refusals.forAccount().at(5 + MINUTE)).isNull();
  }

  @Test
  @DisplayName("#124 a refusal that concerns one account is not another account's")
  void account() {
    AuthenticationException reason = new AuthenticationException("not a member");
    refusals.add(reason, 0);
    assertThat(refusals.at(1)).isSameAs(reason);
    assertThat(refusals.forAccount().at(1)).isNull();
    refusals.clear();
    assertThat(refusals.at(1)).isNull();
  }

  @Test
  @DisplayName("#125 three refused tokens are replaced within a minute, and three in the next")
  void discards() {
    for (int i = 0; i < 3; i++) {
      assertThat(refusals.mayDiscard(100 + i)).isTrue();
    }
    assertThat(refusals.mayDiscard(103)).isFalse();
    assertThat(refusals.mayDiscard(100 + MINUTE)).isFalse();
    for (int i = 0; i < 3; i++) {
      assertThat(refusals.mayDiscard(101 + MINUTE + i)).isTrue();
    }
    assertThat(refusals.mayDiscard(104 + MINUTE)).isFalse();
  }
}
