package io.github.ibmcontainers.cluster;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of which the service may invent new ones at any time, such as a state: text, with
 * constants for what is known. Two are equal if they are of one kind and their text is the same but
 * for the case of letters. Immutable.
 */
public abstract class OpenValue {
  private final String text;

  OpenValue(@Nullable String text) {
    this.text = text == null ? "" : text;
  }

  /** The service's own word; empty if it told none. */
  public final String text() {
    return text;
  }

  /** Whether the service told anything. */
  public final boolean isTold() {
    return !text.isEmpty();
  }

  /** Whether this version of the library has a constant for it. */
  public final boolean isKnown() {
    return knownValues().contains(text.toLowerCase(Locale.ROOT));
  }

  abstract Set<String> knownValues();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof OpenValue that
        && that.getClass() == getClass()
        && that.text.equalsIgnoreCase(text);
  }

  @Override
  public final int hashCode() {
    return text.toLowerCase(Locale.ROOT).hashCode();
  }

  /** The service's own word. */
  @Override
  public final String toString() {
    return text;
  }
}
