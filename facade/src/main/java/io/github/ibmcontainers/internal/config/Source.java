package io.github.ibmcontainers.internal.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A source of settings.
 *
 * @param name its name in messages
 * @param prefix the prefix of the names of a service, such as {@code MY_SERVICE_}
 * @param values the values by their names; contains secrets
 */
record Source(String name, String prefix, Map<String, String> values) {
  /**
   * A value and its name in the source.
   *
   * @param source the name of the source
   * @param name the name of the value
   * @param text the value without surrounding white space, never blank
   */
  record Value(String source, String name, String text) {
    /** Returns an exception with the name of the value, and without the value. */
    IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException(name + " (" + source + ") " + why);
    }

    /**
     * Converts the text.
     *
     * @throws IllegalArgumentException if the conversion fails; the message has the name
     */
    <T> T as(Function<String, T> conversion) {
      try {
        return conversion.apply(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(this + ": " + e.getMessage(), e);
      }
    }

    @Override
    public String toString() {
      return name + " (" + source + ")";
    }
  }

  Source {
    values = Map.copyOf(values);
  }

  /** Returns the prefix of a service: {@code MY_SVC_} for {@code my-svc}. */
  static String prefixOf(String service) {
    return service.strip().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
  }

  Optional<Value> find(Setting setting) {
    return setting.names(prefix).flatMap(key -> find(key).stream()).findFirst();
  }

  private Optional<Value> find(String key) {
    String value = values.get(key);
    return value == null || value.isBlank()
        ? Optional.empty()
        : Optional.of(new Value(name, key, value.strip()));
  }

  /** Returns the name without the values. */
  @Override
  public String toString() {
    return name;
  }
}
