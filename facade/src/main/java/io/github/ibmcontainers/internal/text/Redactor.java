package io.github.ibmcontainers.internal.text;

/**
 * Takes secrets out of text for a log: values of fields that can hold one in JSON, YAML, XML, forms
 * and URLs, keys and certificates in PEM, and tokens anywhere. What it leaves is for reading, not
 * for parsing. It takes time in proportion to the text and a constant stack, whatever the text is.
 */
public final class Redactor {
  static final String REDACTED = "[redacted]";

  private Redactor() {}

  /** Returns the text without secrets. */
  public static String text(CharSequence text) {
    return new SecretScanner(text).redacted();
  }

  /** Returns the value of a header without secrets. */
  public static String header(String name, String value) {
    return SecretNames.isSecret(name) ? REDACTED : text(value);
  }
}
