package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.check.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that must not be seen: an API key, a password, a token. Equal to another of the same text;
 * {@link #toString()} is the same for all.
 */
public final class Secret {
  private static final Pattern WRAPPED = Pattern.compile("^[\"'{<]|[\"'}>]$");

  // transient: a reflective serialiser, as Gson, passes it over.
  private final transient String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * Takes a value; blanks and line ends around it, as a file has them, are cut off.
   *
   * @param name what the value is, for the message
   * @param value the text
   * @throws IllegalArgumentException if nothing is left, or if it is more than one line
   */
  static Secret of(String name, @Nullable String value) {
    return new Secret(Check.line(name, value));
  }

  /** As {@link #of}, for a value that never has quotes or braces around it. */
  static Secret unwrapped(String name, @Nullable String value) {
    String text = Check.line(name, value);
    if (WRAPPED.matcher(text).find()) {
      throw new IllegalArgumentException(
          name + " must not start or end with a quote, a brace or a bracket: give the bare value");
    }
    return new Secret(text);
  }

  /**
   * As {@link #unwrapped}, for a token, which is sent in a header.
   *
   * @throws IllegalArgumentException also if it has a character that no header can hold
   */
  static Secret token(String name, @Nullable String value) {
    Secret token = unwrapped(name, value);
    if (!isSendable(token.text)) {
      throw new IllegalArgumentException(name + " has characters that no header can hold");
    }
    return token;
  }

  /** Returns whether a header can hold the text. */
  static boolean isSendable(String text) {
    return text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  /** The text itself, for the one place that sends it. */
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

  /** Never the text. */
  @Override
  public String toString() {
    return "***";
  }
}
