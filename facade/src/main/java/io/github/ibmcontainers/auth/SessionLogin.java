package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.LoginRequiredException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A login that may have a refresh token, which is used until it expires; then the credential is
 * used again. The account is found at the first login and sent with every request after it.
 *
 * @param first starts a session, or {@code null} if there is only a refresh token
 * @param credential the name of the credential in messages
 * @param refreshToken the session's refresh token, if there is one; also the lock of its exchanges
 * @param boundTo the only account of the credential, once a token has shown it; shared by the
 *     logins for all accounts
 */
record SessionLogin(
    IamClient iam,
    AccountScope scope,
    @Nullable InitialExchange first,
    String credential,
    AtomicReference<@Nullable String> refreshToken,
    AtomicReference<@Nullable String> boundTo)
    implements Login {
  @Override
  public IamToken fetch() {
    requireOwnAccount();
    if (refreshToken.get() == null && first != null && first.isRepeatable()) {
      return begin(null);
    }
    // A refresh token may be valid for one use only: the second caller uses its successor.
    synchronized (refreshToken) {
      String held = refreshToken.get();
      return held == null ? begin(null) : renew(held);
    }
  }

  /** Rejects an account that IAM would reject, without a request. */
  private void requireOwnAccount() {
    String wanted = scope.known();
    String own = boundTo.get();
    if (wanted != null && own != null && !wanted.equals(own)) {
      throw AccountScope.mismatch(wanted, own, credential);
    }
  }

  private boolean isBound() {
    return first != null && first.isBoundToAccount();
  }

  private IamToken renew(String held) {
    try {
      return scoped(refresh(held, scope.known()));
    } catch (AuthenticationException e) {
      if (IamFailures.isTransient(e) || !isSessionOver(e)) {
        throw e;
      }
      refreshToken.compareAndSet(held, null);
      return begin(e);
    }
  }

  /** After any rejection by IAM, a credential that can be used again is used. */
  private boolean isSessionOver(AuthenticationException e) {
    return e instanceof LoginRequiredException
        || (first != null && first.isRepeatable() && e.iamCode().isPresent());
  }

  private IamToken begin(@Nullable AuthenticationException sessionOver) {
    if (first == null || (sessionOver != null && !first.isRepeatable())) {
      throw new LoginRequiredException(
          "The session of the "
              + credential
              + " has expired and can't be renewed. Log in again."
              + (sessionOver == null ? "" : " (" + sessionOver.getMessage() + ")"),
          sessionOver == null ? IamError.NONE : sessionOver.error(),
          sessionOver);
    }
    IamToken token = keep(null, first.login(scope.known()));
    try {
      return scoped(token);
    } catch (AccountMismatchException e) {
      // A session of the wrong account is of no use; one that is only incomplete is kept.
      token.refreshToken().ifPresent(wrong -> refreshToken.compareAndSet(wrong, null));
      throw e;
    }
  }

  @Override
  public Login forAccount(AccountScope other) {
    return new SessionLogin(
        iam,
        other,
        first,
        credential,
        livesOnRefreshToken() ? refreshToken : new AtomicReference<>(),
        boundTo);
  }

  /** Returns whether only a person can start the session again. */
  private boolean livesOnRefreshToken() {
    return first == null || first instanceof PasscodeExchange || !first.isRepeatable();
  }

  @Override
  public boolean isLasting(AuthenticationException failure) {
    return !(first instanceof PasscodeExchange passcode && passcode.isPrompted())
        && Login.super.isLasting(failure);
  }

  private IamToken scoped(IamToken token) {
    IamToken scoped = ofChosenAccount(token);
    if (isBound()) {
      scoped.accountId().ifPresent(boundTo::set);
    }
    return scoped;
  }

  /** Returns a token for the chosen account, by a second exchange if necessary. */
  private IamToken ofChosenAccount(IamToken token) {
    String known = scope.known();
    if (known != null) {
      AccountScope.verify(token, known, credential);
      return token;
    }
    boolean bound = isBound();
    String chosen = scope.resolve(token, bound);
    if (chosen == null || chosen.equals(token.accountId().orElse(null))) {
      scope.learn(chosen);
      return token;
    }
    if (bound) {
      AccountScope.verify(token, chosen, credential);
    }
    IamToken second = exchange(token, chosen);
    AccountScope.verify(second, chosen, credential);
    scope.learn(chosen);
    return second;
  }

  private IamToken exchange(IamToken token, String account) {
    if (first == null || livesOnRefreshToken()) {
      String held =
          token
              .refreshToken()
              .orElseThrow(
                  () ->
                      new LoginRequiredException(
                          "IAM returned no refresh token to choose account "
                              + account
                              + " with: log in again and name the account by id",
                          IamError.NONE,
                          null));
      return refresh(held, account);
    }
    return keep(refreshToken.get(), first.login(account));
  }

  private IamToken refresh(String held, @Nullable String account) {
    return keep(held, iam.refresh(held, account));
  }

  /** Keeps the refresh token of a response; without one, the last one stays valid. */
  private IamToken keep(@Nullable String used, IamToken answer) {
    answer.refreshToken().ifPresent(rotated -> refreshToken.compareAndSet(used, rotated));
    return answer.keeping(used);
  }

  @Override
  public void close() {
    if (first != null) {
      first.close();
    }
  }

  /** Returns the credential's name, and no token. */
  @Override
  public String toString() {
    return "SessionLogin[" + credential + "]";
  }
}
