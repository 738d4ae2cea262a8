package io.github.ibmcontainers.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credential belongs to another account than the one asked for, and cannot change it. */
public final class AccountMismatchException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final String requested;
  private final @Nullable String actual;

  /**
   * @param message one sentence that names both accounts
   * @param requested the id of the account asked for
   * @param actual the id of the credential's account, or {@code null} if its token names none
   */
  public AccountMismatchException(String message, String requested, @Nullable String actual) {
    super(message);
    this.requested = requested;
    this.actual = actual;
  }

  /** The id of the account that was asked for. */
  public String requestedAccount() {
    return requested;
  }

  /** The id of the credential's own account; empty if its token names none. */
  public Optional<String> actualAccount() {
    return Optional.ofNullable(actual);
  }
}
