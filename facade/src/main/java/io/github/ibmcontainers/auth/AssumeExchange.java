package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AuthenticationException;
import org.jspecify.annotations.Nullable;

/** Assumes a trusted profile with the token of another credential. */
record AssumeExchange(IamClient iam, TokenSource from, TrustedProfile profile)
    implements InitialExchange {
  @Override
  public IamToken login(@Nullable String accountId) {
    IamToken token = from.get();
    try {
      return assume(token, accountId);
    } catch (AuthenticationException e) {
      if (IamFailures.isTransient(e) || !from.isRenewable() || e.httpStatus().isEmpty()) {
        throw e;
      }
      // The inner token may have been revoked before it expired.
      from.invalidate(token);
      return assume(from.get(), accountId);
    }
  }

  private IamToken assume(IamToken token, @Nullable String accountId) {
    // An assumed profile has no session, so its refresh token is of no use.
    return iam.assume(token, profile, accountId).withoutRefreshToken();
  }

  @Override
  public void close() {
    from.close();
  }
}
