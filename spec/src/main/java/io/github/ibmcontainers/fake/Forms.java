package io.github.ibmcontainers.fake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.FormBody;

/** Reads {@code application/x-www-form-urlencoded} bodies. */
final class Forms {
  private Forms() {}

  /**
   * The decoded fields in their order; something that is not a form gives what can be read of it.
   */
  static FormBody parse(String body) {
    FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
    if (!body.isEmpty()) {
      for (String pair : body.split("&", -1)) {
        int equals = pair.indexOf('=');
        form.add(
            decode(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return form.build();
  }

  /** The first field of that name. */
  static Optional<String> field(String body, String name) {
    FormBody form = parse(body);
    for (int i = 0; i < form.size(); i++) {
      if (form.name(i).equals(name)) {
        return Optional.of(form.value(i));
      }
    }
    return Optional.empty();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
