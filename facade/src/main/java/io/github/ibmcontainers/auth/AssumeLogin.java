package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AuthenticationException;

/**
 * The login of a trusted profile, with the source of the tokens that assume it. Only the owner
 * closes that source.
 */
record AssumeLogin(Login session, TokenSource from, boolean owner) implements Login {
  @Override
  public IamToken fetch() {
    return session.fetch();
  }

  @Override
  public boolean isLasting(AuthenticationException failure) {
    return session.isLasting(failure);
  }

  @Override
  public Login forAccount(AccountScope scope) {
    return new AssumeLogin(session.forAccount(scope), from, false);
  }

  @Override
  public void close() {
    if (owner) {
      from.close();
    }
  }
}
