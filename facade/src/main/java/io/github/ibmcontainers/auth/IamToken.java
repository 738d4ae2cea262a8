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
  // transient: a reflective serialiser, as Gson, passes them over.
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

  /** The value of an {@code Authorization} header: {@code Bearer} and the token; a secret. */
  public String authorization() {
    return authorization;
  }

  /**
   * A refresh token that works; never the {@code not_supported} that IAM answers in place of one. A
   * secret.
   */
  public Optional<String> refreshToken() {
    return Optional.ofNullable(refreshToken);
  }

  /** The OpenID Connect id token, which a Kubernetes API server takes; a secret. */
  public Optional<String> idToken() {
    return Optional.ofNullable(idToken);
  }

  /** The id of the account that the token speaks for, claim {@code account.bss}. */
  public Optional<String> accountId() {
    return claims.object("account").text("bss");
  }

  /**
   * The IAM id of who the token was given to, such as {@code IBMid-...} or {@code
   * iam-ServiceId-...}.
   */
  public Optional<String> iamId() {
    return claims.text("iam_id");
  }

  /** The claim {@code sub_type}: {@code ServiceId}, {@code Profile}; absent for a user. */
  public Optional<String> subjectType() {
    return claims.text("sub_type");
  }

  /** The claim {@code sub}: for a user the e-mail address. */
  public Optional<String> subject() {
    return claims.text("sub");
  }

  /** The claim {@code name}: a person's or a service ID's name. */
  public Optional<String> name() {
    return claims.text("name");
  }

  /** The id of the login session; a plain API call has none. */
  public Optional<String> sessionId() {
    return claims.text("session_id");
  }

  /** The claim {@code aud}, which is one text or several. */
  public List<String> audience() {
    return claims.texts("aud");
  }

  /** The claim {@code exp}: when the token ends by the server's clock. */
  public Optional<Instant> expiry() {
    return Optional.ofNullable(claims.number("exp")).map(Lifetime::instant);
  }

  /** The scopes that were granted, separated by blanks. */
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

  /** Whether claims could be read at all. */
  boolean isReadable() {
    return readable;
  }

  /** The same with the refresh token that an answer without one leaves valid. */
  IamToken keeping(@Nullable String older) {
    return refreshToken != null || older == null
        ? this
        : new IamToken(accessToken, older, idToken, scope, lifetime);
  }

  /** The same without a refresh token, where the login makes no session. */
  IamToken withoutRefreshToken() {
    return refreshToken == null ? this : new IamToken(accessToken, null, idToken, scope, lifetime);
  }

  /** Names account, kind and life; no token. */
  @Override
  public String toString() {
    return "IamToken[account="
        + accountId().orElse("unknown")
        + ", subjectType="
        + subjectType().orElse("unknown")
        + ", life="
        + life()
        + ", refreshToken="
        + (refreshToken == null ? "none" : "***")
        + "]";
  }
}
