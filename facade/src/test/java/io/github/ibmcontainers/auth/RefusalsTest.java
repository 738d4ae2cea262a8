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
  @DisplayName("#124 a rejected credential isn't retried for a minute, for any account")
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
  @DisplayName("#124 a rejection that concerns one account doesn't affect other accounts")
  void account() {
    AuthenticationException reason = new AuthenticationException("not a member");
    refusals.add(reason, 0);
    assertThat(refusals.at(1)).isSameAs(reason);
    assertThat(refusals.forAccount().at(1)).isNull();
    refusals.clear();
    assertThat(refusals.at(1)).isNull();
  }

  @Test
  @DisplayName("#125 at most three rejected tokens are replaced per minute")
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
