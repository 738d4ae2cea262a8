package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.iam.IamAnswer;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.json.JwtClaims;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response of the token endpoint. Numbers may be quoted or have a fraction, unknown fields
 * are ignored, and {@code refresh_token} may be the word {@code not_supported}.
 */
record TokenAnswer(IamAnswer answer, String action, JsonFields json) {
  private static final String NOT_SUPPORTED = "not_supported";

  static TokenAnswer of(IamAnswer answer, String action) {
    return JsonFields.parse(answer.body())
        .map(json -> new TokenAnswer(answer, action, json))
        .orElseThrow(() -> answer.unusable(action, "is not a JSON object"));
  }

  /** Returns whether a text can be a refresh token. */
  static boolean isRefreshToken(String text) {
    return !text.isBlank() && !text.strip().toLowerCase(Locale.ROOT).equals(NOT_SUPPORTED);
  }

  /**
   * @param startNanos the monotonic clock just before the request was sent
   * @param now the wall clock, used only if the response contains no time of the server
   */
  IamToken token(long startNanos, Instant now) {
    String accessToken = required("access_token");
    String refresh = text("refresh_token");
    requireSendable("access_token", accessToken);
    requireSendable("refresh_token", refresh);
    return new IamToken(
        accessToken,
        refresh != null && isRefreshToken(refresh) ? refresh : null,
        text("id_token"),
        text("scope"),
        lifetime(accessToken, startNanos, now));
  }

  private void requireSendable(String name, @Nullable String token) {
    if (token != null && !Secret.isSendable(token)) {
      throw answer.unusable(action, "has a " + name + " with characters that no header can hold");
    }
  }

  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw answer.unusable(action, "has no " + name);
    }
    return value;
  }

  @Nullable String text(String name) {
    return json.textOrNull(name);
  }

  private Lifetime lifetime(String accessToken, long startNanos, Instant now) {
    Long expiresIn = json.number("expires_in");
    if (expiresIn != null && expiresIn > 0) {
      return Lifetime.ofSeconds(startNanos, expiresIn);
    }
    JsonFields claims = JwtClaims.of(accessToken).orElse(JsonFields.empty());
    Long end = firstOf(json.number("expiration"), time("expires_at"), claims.number("exp"));
    Instant date = answer.headers().getInstant("Date");
    Long serverNow =
        firstOf(
            time("created_at"),
            claims.number("iat"),
            date == null ? null : Long.valueOf(date.getEpochSecond()),
            now.getEpochSecond());
    Lifetime lifetime = Lifetime.between(startNanos, serverNow, end);
    return lifetime == null ? new Lifetime(startNanos, Lifetime.UNKNOWN) : lifetime;
  }

  /** The VPC metadata service returns times in the format of RFC 3339. */
  private @Nullable Long time(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      return Instant.parse(value).getEpochSecond();
    } catch (DateTimeParseException e) {
      return json.number(name);
    }
  }

  private static @Nullable Long firstOf(@Nullable Long... values) {
    for (Long value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
