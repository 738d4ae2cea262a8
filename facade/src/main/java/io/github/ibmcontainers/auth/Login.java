package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AuthenticationException;

/**
 * How one credential gets its tokens, and what outlives a token: a refresh token, the account.
 * Thread-safe.
 */
interface Login {
  /**
   * Gets a token; blocks.
   *
   * @throws io.github.ibmcontainers.error.AuthenticationException if IAM issues none
   */
  IamToken fetch();

  /** Whether another fetch could give another token. */
  default boolean isRenewable() {
    return true;
  }

  /** Whether a failure would come again at once, so that it is not worth a request. */
  default boolean isLasting(AuthenticationException failure) {
    return IamFailures.isLasting(failure);
  }

  /** The same login for another account; a session that a person began is shared. */
  Login forAccount(AccountScope scope);

  /** Ends what runs on its own. */
  default void close() {}
}
