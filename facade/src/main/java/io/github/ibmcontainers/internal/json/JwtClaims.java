package io.github.ibmcontainers.internal.json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Reads the claims of a JWT without checking its signature. */
public final class JwtClaims {
  private static final Duration LONGEST_LIFE = Duration.ofDays(1);

  private JwtClaims() {}

  /** Returns the claims of a token; empty if it is not a JWT of three parts. */
  public static Optional<JsonFields> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts[1].replace("=", ""));
      return JsonFields.parse(new String(payload, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the time from {@code iat} to {@code exp}, two readings of the issuer's clock; empty if
   * a claim is missing or the result is not within a day.
   */
  public static Optional<Duration> lifetime(String token) {
    JsonFields claims = of(token).orElse(JsonFields.empty());
    Long issuedAt = claims.number("iat");
    Long expiry = claims.number("exp");
    if (issuedAt == null || expiry == null || issuedAt < 0 || expiry <= issuedAt) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(expiry - issuedAt))
        .filter(life -> life.compareTo(LONGEST_LIFE) <= 0);
  }
}
