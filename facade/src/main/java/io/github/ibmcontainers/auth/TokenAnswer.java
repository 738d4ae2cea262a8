package io.github.ibmcontainers.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.internal.iam.IamAnswer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of the token endpoint. Numbers may be quoted or have a fraction, unknown fields
 * are passed over, and {@code refresh_token} may be the word {@code not_supported}.
 */
final class TokenAnswer {
  private static final String NOT_SUPPORTED = "not_supported";

  private final IamAnswer answer;
  private final String action;
  private final JsonObject json;

  private TokenAnswer(IamAnswer answer, String action, JsonObject json) {
    this.answer = answer;
    this.action = action;
    this.json = json;
  }

  static TokenAnswer of(IamAnswer answer, String action) {
    try {
      if (JsonParser.parseString(answer.body()) instanceof JsonObject object) {
        return new TokenAnswer(answer, action, object);
      }
    } catch (JsonParseException e) {
      // The parser's message would quote the body.
    }
    throw unusable(answer, action, "is no JSON object");
  }

  /** Whether a text can be a refresh token. */
  static boolean isRefreshToken(String text) {
    return !text.isBlank() && !text.strip().toLowerCase(Locale.ROOT).equals(NOT_SUPPORTED);
  }

  /**
   * @param startNanos the clock just before the request left
   * @param now the wall clock, used only where the answer tells no time of its server
   */
  IamToken token(long startNanos, Instant now) {
    String accessToken = required("access_token");
    String refresh = text("refresh_token");
    return new IamToken(
        accessToken,
        refresh != null && isRefreshToken(refresh) ? refresh : null,
        text("id_token"),
        text("scope"),
        lifetime(accessToken, startNanos, now));
  }

  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw unusable(answer, action, "has no " + name);
    }
    return value;
  }

  @Nullable String text(String name) {
    JsonElement value = json.get(name);
    if (value == null || !value.isJsonPrimitive() || value.getAsString().isBlank()) {
      return null;
    }
    return value.getAsString().strip();
  }

  private Lifetime lifetime(String accessToken, long startNanos, Instant now) {
    Long expiresIn = number("expires_in");
    if (expiresIn != null && expiresIn > 0) {
      return Lifetime.ofSeconds(startNanos, expiresIn);
    }
    JwtClaims claims = JwtClaims.of(accessToken);
    Long end = firstOf(number("expiration"), time("expires_at"), claims.seconds("exp"));
    Instant date = answer.headers().getInstant("Date");
    Long serverNow =
        firstOf(
            time("created_at"),
            claims.seconds("iat"),
            date == null ? null : Long.valueOf(date.getEpochSecond()),
            now.getEpochSecond());
    Lifetime told = Lifetime.between(startNanos, serverNow, end);
    return told == null ? new Lifetime(startNanos, Lifetime.UNKNOWN) : told;
  }

  private @Nullable Long number(String name) {
    return LenientNumber.of(json.get(name));
  }

  /** The VPC metadata service tells times as text of RFC 3339. */
  private @Nullable Long time(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      return Instant.parse(value).getEpochSecond();
    } catch (DateTimeParseException e) {
      return number(name);
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

  private static IamUnavailableException unusable(IamAnswer answer, String action, String why) {
    return new IamUnavailableException(
        "Could not "
            + action
            + ": the answer "
            + answer.status()
            + " "
            + why
            + " (request id "
            + answer.exchange().requestId()
            + ")",
        answer.exchange().error(answer.status(), answer.headers()),
        null);
  }
}
