package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.internal.json.JwtClaims;
import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gets the ID token of the IAM client {@code kube}, which Kubernetes API servers accept. This takes
 * one exchange with an API key, and two exchanges with the refresh token of a session.
 */
record KubeTokens(
    IamClient iam, TokenSource source, Credential credential, @Nullable String accountId) {

  ClusterTokenCache.Fetched fetch() {
    if (!(credential instanceof Credential.ApiKey key)) {
      return bySession();
    }
    try {
      return fetched(iam.kubeTokenByApiKey(key.apiKey()));
    } catch (LoginRequiredException e) {
      // IAM requires a session, which can be started with the API key.
      try {
        return bySession();
      } catch (LoginRequiredException without) {
        e.addSuppressed(without);
        throw e;
      }
    }
  }

  private ClusterTokenCache.Fetched bySession() {
    IamToken login = source.get();
    String refreshToken = login.refreshToken().orElseThrow(KubeTokens::noRefreshToken);
    try {
      return exchanged(refreshToken);
    } catch (LoginRequiredException e) {
      // The session ended before the expiry of its access token.
      source.invalidate(login);
      String fresh = source.get().refreshToken().orElse(refreshToken);
      if (fresh.equals(refreshToken)) {
        throw e;
      }
      return exchanged(fresh);
    }
  }

  private ClusterTokenCache.Fetched exchanged(String refreshToken) {
    return fetched(iam.exchangeForKube(iam.delegatedRefreshToken(refreshToken, accountId)));
  }

  private static LoginRequiredException noRefreshToken() {
    return new LoginRequiredException(
        "A Kubernetes token requires a refresh token or an API key, and this credential has neither. Use an API key,"
            + " or the administrator's certificate (KubernetesOptions.administrator()).",
        IamError.NONE,
        null);
  }

  private static ClusterTokenCache.Fetched fetched(IamToken token) {
    String idToken = token.idToken().orElseThrow();
    Duration life = JwtClaims.lifetime(idToken).orElse(token.life());
    return new ClusterTokenCache.Fetched(idToken, Durations.shorter(life, token.life()));
  }
}
