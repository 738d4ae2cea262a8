package io.github.ibmcontainers.auth;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the payload of a JWT without checking its signature. A token that is none has no claims.
 */
final class JwtClaims {
  private final transient @Nullable JsonObject payload;

  private JwtClaims(@Nullable JsonObject payload) {
    this.payload = payload;
  }

  static JwtClaims of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return new JwtClaims(null);
    }
    try {
      String json =
          new String(
              Base64.getUrlDecoder().decode(parts[1].replace("=", "")), StandardCharsets.UTF_8);
      return new JwtClaims(
          JsonParser.parseString(json) instanceof JsonObject object ? object : null);
    } catch (IllegalArgumentException | JsonParseException e) {
      return new JwtClaims(null);
    }
  }

  boolean readable() {
    return payload != null;
  }

  Optional<String> text(String name) {
    return payload == null ? Optional.empty() : text(payload.get(name));
  }

  Optional<String> text(String object, String name) {
    return payload != null && payload.get(object) instanceof JsonObject inner
        ? text(inner.get(name))
        : Optional.empty();
  }

  /** Seconds since 1970. */
  @Nullable Long seconds(String name) {
    return payload == null ? null : LenientNumber.of(payload.get(name));
  }

  List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    if (payload != null && payload.get(name) instanceof JsonArray array) {
      array.forEach(value -> text(value).ifPresent(values::add));
    } else {
      text(name).ifPresent(values::add);
    }
    return List.copyOf(values);
  }

  private static Optional<String> text(@Nullable JsonElement value) {
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }
}
