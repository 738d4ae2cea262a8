package io.github.ibmcontainers.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credential belongs to another account than the requested one and can't switch accounts. */
public final class AccountMismatchException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final String requested;
  private final @Nullable String actual;

  /**
   * @param message the message, which names both accounts
   * @param requested the id of the requested account
   * @param actual the id of the credential's account, or {@code null} if its token names none
   */
  public AccountMismatchException(String message, String requested, @Nullable String actual) {
    super(message);
    this.requested = requested;
    this.actual = actual;
  }

  /** Returns the id of the requested account. */
  public String requestedAccount() {
    return requested;
  }

  /** Returns the id of the credential's account; empty if its token names none. */
  public Optional<String> actualAccount() {
    return Optional.ofNullable(actual);
  }
}
