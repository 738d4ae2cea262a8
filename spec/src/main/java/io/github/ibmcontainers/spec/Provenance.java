package io.github.ibmcontainers.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The source and the hash of the document, so that its origin is always known.
 *
 * @param source the URL or file of the document
 * @param method how it was obtained: {@code downloaded}, {@code file} or {@code reconstructed}
 * @param date the day it was obtained
 * @param version its {@code info.version}
 * @param swaggerSha256 the hash of {@code swagger.json}
 * @param overlaySha256 the hash of {@code overlay.yaml}
 */
record Provenance(
    String source,
    String method,
    LocalDate date,
    String version,
    String swaggerSha256,
    String overlaySha256) {

  /**
   * Parses lines of the format {@code key=value}.
   *
   * @throws IllegalArgumentException if a key is missing
   */
  static Provenance parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int separator = line.indexOf('=');
      if (separator > 0 && !line.startsWith("#")) {
        values.put(line.substring(0, separator), line.substring(separator + 1));
      }
    }
    return new Provenance(
        value(values, "source"),
        value(values, "method"),
        LocalDate.parse(value(values, "date")),
        value(values, "info.version"),
        value(values, "swagger.json.sha256"),
        value(values, "overlay.yaml.sha256"));
  }

  /** Returns a copy with the hashes of the given texts. */
  Provenance withHashesOf(String swagger, String overlay) {
    return new Provenance(source, method, date, version, sha256(swagger), sha256(overlay));
  }

  /** Returns the text of the file. */
  String text() {
    return """
        # Origin of swagger.json. Written by the update; a test recomputes the hashes.
        source=%s
        method=%s
        date=%s
        info.version=%s
        swagger.json.sha256=%s
        overlay.yaml.sha256=%s
        """
        .formatted(source, method, date, version, swaggerSha256, overlaySha256);
  }

  /** Returns the hash of the UTF-8 text in lower-case hexadecimal. */
  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static String value(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("PROVENANCE has no " + key);
    }
    return value;
  }
}
