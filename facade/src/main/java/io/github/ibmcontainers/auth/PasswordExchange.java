package io.github.ibmcontainers.auth;

import org.jspecify.annotations.Nullable;

/** Exchanges user name and password, with a second factor only once. */
record PasswordExchange(IamClient iam, Credential.Password credential) implements InitialExchange {
  @Override
  public IamToken login(@Nullable String accountId) {
    return iam.password(credential, accountId);
  }

  @Override
  public boolean isRepeatable() {
    return credential.secondFactor().isNone();
  }

  @Override
  public boolean isBoundToAccount() {
    return false;
  }
}
