package io.github.ibmcontainers.kubernetes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The form-encoded fields in the fragment of the redirect that ends an OAuth login (RFC 6749,
 * 4.2.2): a token or an error.
 */
final class ImplicitGrant {
  /** A longer redirect is ignored. */
  private static final int LONGEST = 64 * 1024;

  private final Map<String, String> fields;

  private ImplicitGrant(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * Returns the fields of a {@code Location}; none if it has no fragment. The first of two fields
   * of the same name takes precedence.
   */
  static ImplicitGrant of(String location) {
    int hash = location.indexOf('#');
    Map<String, String> fields = new LinkedHashMap<>();
    if (hash >= 0 && location.length() <= LONGEST) {
      for (String field : location.substring(hash + 1).split("&", -1)) {
        int equals = field.indexOf('=');
        String name = decode(equals < 0 ? field : field.substring(0, equals));
        fields.putIfAbsent(name, equals < 0 ? "" : decode(field.substring(equals + 1)));
      }
    }
    return new ImplicitGrant(fields);
  }

  Optional<String> accessToken() {
    return text("access_token").filter(ImplicitGrant::isToken);
  }

  /** Returns how long the token is valid, if it is a positive number. */
  Optional<Long> expiresInSeconds() {
    return text("expires_in")
        .filter(number -> number.matches("[0-9]{1,9}"))
        .map(Long::valueOf)
        .filter(seconds -> seconds > 0);
  }

  Optional<String> tokenType() {
    return text("token_type");
  }

  Optional<String> scope() {
    return text("scope");
  }

  Optional<String> error() {
    return text("error");
  }

  Optional<String> errorDescription() {
    return text("error_description");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
  }

  /** Whether a text is valid in a header. */
  private static boolean isToken(String text) {
    return text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  /** Decodes a form value. A malformed escape is kept as it is. */
  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '+') {
        bytes.write(' ');
      } else if (in[i] == '%'
          && i + 2 < in.length
          && Character.digit(in[i + 1], 16) >= 0
          && Character.digit(in[i + 2], 16) >= 0) {
        bytes.write(Character.digit(in[i + 1], 16) * 16 + Character.digit(in[i + 2], 16));
        i += 2;
      } else {
        bytes.write(in[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Returns the names of the fields, without values. */
  @Override
  public String toString() {
    return "ImplicitGrant" + fields.keySet();
  }
}
