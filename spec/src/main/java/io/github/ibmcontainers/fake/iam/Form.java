package io.github.ibmcontainers.fake.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The decoded fields of a token request. */
final class Form {
  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  static Form parse(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        // The guides write one field both ways: uaa_client_id and uaa_client_ID.
        String name = decode(pair.substring(0, equals)).toLowerCase(Locale.ROOT);
        fields.putIfAbsent(name, decode(pair.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw IamException.missing(text);
    }
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(v -> !v.isEmpty());
  }

  String need(String name) {
    return get(name).orElseThrow(() -> IamException.missing(name));
  }

  /**
   * The account that the token shall speak for, in the spelling of the guides or of the service.
   */
  Optional<String> account() {
    return get("bss_account").or(() -> get("account"));
  }

  /** The kinds of tokens asked for; the guides separate them by blanks, older ones by commas. */
  Set<String> responseTypes() {
    return get("response_type").map(t -> Set.of(t.trim().split("[ ,]+"))).orElse(Set.of());
  }
}
