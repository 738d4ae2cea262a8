package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.error.AccountMismatchException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The account of a source's tokens: chosen, or found at the first login. Thread-safe. */
final class AccountScope {
  private final IamClient iam;
  private final HttpUrl accounts;
  private final AccountSelector selector;
  private volatile @Nullable String known;

  AccountScope(IamClient iam, HttpUrl accounts, AccountSelector selector) {
    this.iam = iam;
    this.accounts = accounts;
    this.selector = selector;
    this.known = selector.accountId().orElse(null);
  }

  /** Returns the account to request tokens for, or {@code null} if it isn't known yet. */
  @Nullable String known() {
    return known;
  }

  /**
   * Finds the account with the first token of a login.
   *
   * @param bound whether the credential belongs to the token's account only
   * @return the account, or {@code null} to use the token unchanged
   */
  @Nullable String resolve(IamToken token, boolean bound) {
    String own = token.accountId().orElse(null);
    if (bound && own == null && selector.isAutomatic()) {
      return null;
    }
    return selector.choose(own, iam.accounts(accounts, token)).orElse(null);
  }

  /** Returns the account that is known, or else the one for a token that is bound to its own. */
  @Nullable String chosen(IamToken token) {
    String wanted = known;
    return wanted == null ? resolve(token, true) : wanted;
  }

  /** Remembers the account that a token was issued for. */
  void learn(@Nullable String accountId) {
    if (accountId != null) {
      known = accountId;
    }
  }

  /**
   * Checks that a token is for the requested account. A token that can't be read is accepted.
   *
   * @throws AccountMismatchException if not
   */
  static void verify(IamToken token, String accountId, String credential) {
    String actual = token.accountId().orElse(null);
    if (accountId.equals(actual) || (actual == null && !token.isReadable())) {
      return;
    }
    throw mismatch(accountId, actual, credential);
  }

  /** Returns the failure of a credential of one account that is used for another one. */
  static AccountMismatchException mismatch(
      String accountId, @Nullable String actual, String credential) {
    return new AccountMismatchException(
        "The %s belongs to %s and cannot be used for account %s; use a credential of that account"
            .formatted(credential, actual == null ? "no account" : "account " + actual, accountId),
        accountId,
        actual);
  }
}
