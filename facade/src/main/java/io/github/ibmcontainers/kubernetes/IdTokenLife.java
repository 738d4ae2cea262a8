package io.github.ibmcontainers.kubernetes;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * How long an id token is good for, by its own claims: it may end before the access token it came
 * with.
 */
final class IdTokenLife {
  private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

  private IdTokenLife() {}

  /** From {@code iat} to {@code exp}, two times of one clock; empty if the token does not say. */
  static Optional<Duration> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
      JsonObject claims =
          JsonParser.parseString(new String(payload, StandardCharsets.UTF_8)).getAsJsonObject();
      long seconds = claims.get("exp").getAsLong() - claims.get("iat").getAsLong();
      return seconds > 0 && seconds <= LONGEST_SECONDS
          ? Optional.of(Duration.ofSeconds(seconds))
          : Optional.empty();
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException e) {
      return Optional.empty();
    }
  }
}
