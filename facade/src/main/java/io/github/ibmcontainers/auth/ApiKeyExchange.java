package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges an API key. If IAM rejects the key for another account, the error names the key's own
 * account.
 */
record ApiKeyExchange(IamClient iam, Secret apiKey) implements InitialExchange {
  @Override
  public IamToken login(@Nullable String accountId) {
    try {
      return iam.apiKey(apiKey, accountId);
    } catch (AuthenticationException e) {
      if (accountId == null || e instanceof BadCredentialException || IamFailures.isTransient(e)) {
        throw e;
      }
      IamToken own = iam.apiKey(apiKey, null);
      AccountScope.verify(own, accountId, "API key");
      throw e;
    }
  }
}
