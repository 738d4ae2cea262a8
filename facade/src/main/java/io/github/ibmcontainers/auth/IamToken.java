package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.json.JwtClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An access token with its refresh token, ID token, and claims. Immutable and thread-safe. Claims
 * are read without verifying the signature; a token that is not a JWT has none.
 */
public final class IamToken {
  // Transient, so that reflective serializers such as Gson skip them.
  private final transient String accessToken;
  private final transient @Nullable String refreshToken;
  private final transient @Nullable String idToken;
  private final transient String authorization;
  private final transient JsonFields claims;
  private final boolean readable;
  private final @Nullable String scope;
  private final transient Lifetime lifetime;

  IamToken(
      String accessToken,
      @Nullable String refreshToken,
      @Nullable String idToken,
      @Nullable String scope,
      Lifetime lifetime) {
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
    this.idToken = idToken;
    this.authorization = "Bearer " + accessToken;
    Optional<JsonFields> payload = JwtClaims.of(accessToken);
    this.claims = payload.orElse(JsonFields.empty());
    this.readable = payload.isPresent();
    this.scope = scope;
    this.lifetime = lifetime;
  }

  /** Returns the access token; a secret. */
  public String accessToken() {
    return accessToken;
  }

  /**
   * Returns the value of an {@code Authorization} header: {@code Bearer} and the token; a secret.
   */
  public String authorization() {
    return authorization;
  }

  /**
   * Returns the refresh token, a secret; empty if there is none, or if IAM returned {@code
   * not_supported} in place of one.
   */
  public Optional<String> refreshToken() {
    return Optional.ofNullable(refreshToken);
  }

  /** Returns the OpenID Connect ID token, which a Kubernetes API server accepts; a secret. */
  public Optional<String> idToken() {
    return Optional.ofNullable(idToken);
  }

  /** Returns the id of the token's account: claim {@code account.bss}. */
  public Optional<String> accountId() {
    return claims.object("account").text("bss");
  }

  /**
   * Returns the IAM id of the token's owner, such as {@code IBMid-...} or {@code
   * iam-ServiceId-...}.
   */
  public Optional<String> iamId() {
    return claims.text("iam_id");
  }

  /** Returns the claim {@code sub_type}: {@code ServiceId} or {@code Profile}; empty for a user. */
  public Optional<String> subjectType() {
    return claims.text("sub_type");
  }

  /** Returns the claim {@code sub}: for a user, the e-mail address. */
  public Optional<String> subject() {
    return claims.text("sub");
  }

  /** Returns the claim {@code name}: the name of a person or a service ID. */
  public Optional<String> name() {
    return claims.text("name");
  }

  /** Returns the id of the login session; empty if the login started none. */
  public Optional<String> sessionId() {
    return claims.text("session_id");
  }

  /** Returns the claim {@code aud}: one audience or several. */
  public List<String> audience() {
    return claims.texts("aud");
  }

  /** Returns the claim {@code exp}: when the token expires by the server's clock. */
  public Optional<Instant> expiry() {
    return Optional.ofNullable(claims.number("exp")).map(Lifetime::instant);
  }

  /** Returns the scopes that were granted, separated by blanks. */
  public Optional<String> scope() {
    return Optional.ofNullable(scope);
  }

  /** Returns the validity period of the token at the time of the request. */
  public Duration life() {
    return lifetime.life();
  }

  Lifetime lifetime() {
    return lifetime;
  }

  /** Returns whether the token is a JWT whose claims can be read. */
  boolean isReadable() {
    return readable;
  }

  /**
   * Returns this token, with the given refresh token if it has none: a response without one leaves
   * the last one valid.
   */
  IamToken keeping(@Nullable String older) {
    return refreshToken != null || older == null
        ? this
        : new IamToken(accessToken, older, idToken, scope, lifetime);
  }

  /** Returns this token without a refresh token, for logins without a session. */
  IamToken withoutRefreshToken() {
    return refreshToken == null ? this : new IamToken(accessToken, null, idToken, scope, lifetime);
  }

  /** Contains account, subject type, and lifetime, but no token. */
  @Override
  public String toString() {
    return "IamToken[account=%s, subjectType=%s, life=%s, refreshToken=%s]"
        .formatted(
            accountId().orElse("unknown"),
            subjectType().orElse("unknown"),
            life(),
            refreshToken == null ? "none" : "***");
  }
}
