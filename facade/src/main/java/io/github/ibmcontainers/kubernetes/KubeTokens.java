package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.internal.json.JwtClaims;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gets the ID token of the IAM client {@code kube}, which Kubernetes API servers accept: from a
 * refresh token in two exchanges, or, if there is none, from the API key in one.
 */
record KubeTokens(
    IamClient iam, TokenSource source, Credential credential, @Nullable String accountId) {

  ClusterTokenSource.Fetched fetch() {
    IamToken login = source.get();
    Optional<String> refreshToken = login.refreshToken();
    if (refreshToken.isEmpty()) {
      return byApiKey(null);
    }
    try {
      return exchanged(refreshToken.get());
    } catch (LoginRequiredException e) {
      // The session has ended before its access token expired.
      if (credential instanceof Credential.ApiKey) {
        return byApiKey(e);
      }
      source.invalidate(login);
      Optional<String> fresh = source.get().refreshToken();
      if (fresh.isEmpty() || fresh.equals(refreshToken)) {
        throw e;
      }
      return exchanged(fresh.get());
    }
  }

  private ClusterTokenSource.Fetched exchanged(String refreshToken) {
    return fetched(iam.exchangeForKube(iam.delegatedRefreshToken(refreshToken, accountId)));
  }

  private ClusterTokenSource.Fetched byApiKey(@Nullable LoginRequiredException sessionEnded) {
    if (credential instanceof Credential.ApiKey key) {
      return fetched(iam.kubeTokenByApiKey(key.apiKey()));
    }
    throw new LoginRequiredException(
        "A Kubernetes token requires a refresh token or an API key, and this credential has neither. Use an API key,"
            + " or the administrator's certificate (KubernetesOptions.administrator()).",
        IamError.NONE,
        sessionEnded);
  }

  private static ClusterTokenSource.Fetched fetched(IamToken token) {
    String idToken = token.idToken().orElseThrow();
    Duration life = JwtClaims.lifetime(idToken).orElse(token.life());
    return new ClusterTokenSource.Fetched(
        idToken, life.compareTo(token.life()) < 0 ? life : token.life());
  }

  /** Returns no part of the credential. */
  @Override
  public String toString() {
    return "KubeTokens";
  }
}
