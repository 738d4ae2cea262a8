package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AuthenticationException;

/**
 * How a credential gets its tokens, and what outlives a token: the refresh token and the account.
 * Thread-safe.
 */
interface Login {
  /**
   * Gets a token. Blocks.
   *
   * @throws io.github.ibmcontainers.error.AuthenticationException if IAM issues none
   */
  IamToken fetch();

  /** Returns whether another fetch could return another token. */
  default boolean isRenewable() {
    return true;
  }

  /** Returns whether the same request would fail again, so that it isn't sent again for a while. */
  default boolean isLasting(AuthenticationException failure) {
    return IamFailures.isLasting(failure);
  }

  /** Returns this login for another account. A session that a person started is shared. */
  Login forAccount(AccountScope scope);

  /** Ends the background work of this login and of those for other accounts. */
  default void close() {}
}
