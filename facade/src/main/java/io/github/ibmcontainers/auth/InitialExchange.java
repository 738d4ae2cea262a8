package io.github.ibmcontainers.auth;

import org.jspecify.annotations.Nullable;

/** The exchange that starts a session. */
interface InitialExchange {
  /**
   * Gets a token. Blocks.
   *
   * @param accountId the account to request, or {@code null} for none
   */
  IamToken login(@Nullable String accountId);

  /** Returns whether it can be repeated. */
  default boolean isRepeatable() {
    return true;
  }

  /** Returns whether the credential belongs to one account and can't get a token for another. */
  default boolean isBoundToAccount() {
    return true;
  }

  /** Ends the background work. */
  default void close() {}
}
