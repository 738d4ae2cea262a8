package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.check.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret text, such as an API key, a password, or a token. Secrets with the same text are equal;
 * {@link #toString()} never contains it. Immutable.
 */
public final class Secret {
  private static final Pattern WRAPPED = Pattern.compile("^[\"'{<]|[\"'}>]$");

  // Transient, so that reflective serializers such as Gson skip it.
  private final transient String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * Validates a value and strips leading and trailing white space.
   *
   * @param name describes the value in messages
   * @param value the text
   * @throws IllegalArgumentException if it is blank or has more than one line
   */
  static Secret of(String name, @Nullable String value) {
    return new Secret(Check.line(name, value));
  }

  /**
   * As {@link #of}, for a value that is never enclosed in quotes, braces, or brackets.
   *
   * @throws IllegalArgumentException also if it is enclosed in those
   */
  static Secret unwrapped(String name, @Nullable String value) {
    String text = Check.line(name, value);
    Check.that(
        !WRAPPED.matcher(text).find(),
        "%s must not start or end with a quote, a brace or a bracket: give the bare value",
        name);
    return new Secret(text);
  }

  /**
   * As {@link #unwrapped}, for a token that is sent in a header.
   *
   * @throws IllegalArgumentException also if it contains a character that isn't allowed in a header
   */
  static Secret token(String name, @Nullable String value) {
    Secret token = unwrapped(name, value);
    Check.that(isSendable(token.text), "%s has characters that no header can hold", name);
    return token;
  }

  /** Returns whether all characters are allowed in a header. */
  static boolean isSendable(String text) {
    return text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  /** Returns the secret text. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns a constant that doesn't contain the text. */
  @Override
  public String toString() {
    return "***";
  }
}
