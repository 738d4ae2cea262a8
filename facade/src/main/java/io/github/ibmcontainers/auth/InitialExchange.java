package io.github.ibmcontainers.auth;

import org.jspecify.annotations.Nullable;

/** The exchange that a session begins with. */
interface InitialExchange {
  /**
   * Gets a token; blocks.
   *
   * @param accountId the account to ask for, or {@code null} to leave it open
   */
  IamToken login(@Nullable String accountId);

  /** Whether it can be done more than once. */
  default boolean isRepeatable() {
    return true;
  }

  /** Whether the credential belongs to one account and cannot get a token for another. */
  default boolean isBoundToAccount() {
    return true;
  }
}
