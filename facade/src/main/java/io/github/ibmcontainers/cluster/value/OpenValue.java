package io.github.ibmcontainers.cluster.value;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A value of an open enumeration, such as a state: the service may add values at any time, so this
 * is text with constants for the known ones. Two values are equal if they are of the same kind and
 * their texts are equal ignoring case. Immutable.
 */
public abstract class OpenValue {
  private final String text;
  private final boolean known;

  /**
   * Called by the kinds of values.
   *
   * @param text the service's text; empty if it sent none
   * @param known whether the library has a constant for it
   */
  protected OpenValue(String text, boolean known) {
    this.text = text;
    this.known = known;
  }

  /** Returns the text as sent by the service; empty if it sent none. */
  public final String text() {
    return text;
  }

  /** Returns whether the service sent a value. */
  public final boolean isPresent() {
    return !text.isEmpty();
  }

  /** Returns whether this version of the library has a constant for this value. */
  public final boolean isKnown() {
    return known;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof OpenValue that
            && that.getClass() == getClass()
            && that.text.equalsIgnoreCase(text));
  }

  @Override
  public final int hashCode() {
    return text.toLowerCase(Locale.ROOT).hashCode();
  }

  /** Returns the text as sent by the service. */
  @Override
  public final String toString() {
    return text;
  }

  /**
   * The constants of one kind of value. Filled only while the class of that kind is initialized.
   *
   * @param <T> the kind of value
   */
  protected static final class Constants<T extends OpenValue> {
    private final Map<String, T> byText = new HashMap<>();
    private final BiFunction<String, Boolean, T> constructor;

    /** No constants yet. */
    public Constants(BiFunction<String, Boolean, T> constructor) {
      this.constructor = constructor;
    }

    /** Adds a constant. */
    public T add(String text) {
      T constant = constructor.apply(text, true);
      byText.put(text, constant);
      return constant;
    }

    /** Returns the value with the given text: the constant, or a new value. */
    public T of(@Nullable String text) {
      String sent = text == null ? "" : text;
      T constant = byText.get(sent);
      return constant != null
          ? constant
          : constructor.apply(sent, byText.containsKey(sent.toLowerCase(Locale.ROOT)));
    }
  }
}
