package io.github.ibmcontainers.auth;

/**
 * A refresh token; see {@link Credential#refreshToken}.
 *
 * @param refreshToken the token
 */
public record RefreshTokenCredential(Secret refreshToken) implements Credential {
  /**
   * @throws IllegalArgumentException for {@code not_supported}, which IAM answers in place of a
   *     token
   */
  public RefreshTokenCredential {
    if (!TokenAnswer.isRefreshToken(refreshToken.reveal())) {
      throw new IllegalArgumentException(
          "\"not_supported\" is what IAM answers in place of a refresh token; use the API key again instead");
    }
  }
}
