package io.github.ibmcontainers.fake.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import okhttp3.FormBody;

/** Reads {@code application/x-www-form-urlencoded} bodies. */
public final class FormFields {
  private FormFields() {}

  /**
   * Decodes a form body. Fields keep their order.
   *
   * @param undecodable returns the replacement of a name or value that can't be decoded, or throws
   */
  public static FormBody parse(String body, UnaryOperator<String> undecodable) {
    FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
    if (!body.isEmpty()) {
      for (String pair : body.split("&", -1)) {
        int equals = pair.indexOf('=');
        form.add(
            decode(equals < 0 ? pair : pair.substring(0, equals), undecodable),
            equals < 0 ? "" : decode(pair.substring(equals + 1), undecodable));
      }
    }
    return form.build();
  }

  private static String decode(String text, UnaryOperator<String> undecodable) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return undecodable.apply(text);
    }
  }
}
