package io.github.ibmcontainers.internal.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One place that values come from.
 *
 * @param name what it is called in a message
 * @param prefix what a service's own names start with, such as {@code MY_SERVICE_}
 * @param values name and value; holds secrets
 */
record Source(String name, String prefix, Map<String, String> values) {
  /**
   * A value and the name it was found under.
   *
   * @param source what the place is called
   * @param name its name there
   * @param text the value without blanks around it, never blank
   */
  record Value(String source, String name, String text) {
    /** An exception that names the value but does not show it. */
    IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException(name + " (" + source + ") " + why);
    }

    /**
     * What the text is converted to.
     *
     * @throws IllegalArgumentException if it can't be; the message names the value
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

  /** The prefix for a service's name: {@code my-svc} has {@code MY_SVC_}. */
  static String prefixOf(String service) {
    return service.strip().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
  }

  Optional<Value> find(Setting setting) {
    for (String suffix : setting.ofService()) {
      Optional<Value> found = find(prefix + suffix);
      if (found.isPresent()) {
        return found;
      }
    }
    for (String general : setting.ofAll()) {
      Optional<Value> found = find(general);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Value> find(String key) {
    String value = values.get(key);
    return value == null || value.isBlank()
        ? Optional.empty()
        : Optional.of(new Value(name, key, value.strip()));
  }

  /** Never the values. */
  @Override
  public String toString() {
    return name;
  }
}
