package io.github.ibmcontainers.internal.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML document. Immutable; equal to another of the same content, however it was
 * written.
 */
public sealed interface YamlNode {

  /**
   * A single value.
   *
   * @param text the value without quotes and escapes
   * @param string whether it is text; {@code false} for null, a truth value or a number, whose text
   *     is kept as it was written
   */
  record Scalar(String text, boolean string) implements YamlNode {
    /** Text. */
    public static Scalar of(String text) {
      return new Scalar(text, true);
    }

    /** True or false. */
    public static Scalar of(boolean value) {
      return new Scalar(Boolean.toString(value), false);
    }

    /** Whether it is no value at all. */
    public boolean isNull() {
      return !string && YamlWords.isNull(text);
    }

    /** Whether it is true; anything else is not. */
    public boolean isTrue() {
      return !string && YamlWords.isTrue(text);
    }

    /** Names no content, which may be a secret. */
    @Override
    public String toString() {
      return string ? "text" : "value";
    }
  }

  /**
   * Values by name, in the order of the document.
   *
   * @param entries the values
   */
  record Mapping(Map<String, YamlNode> entries) implements YamlNode {
    /** Copies the entries. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of that name, if there is one that is not null. */
    public Optional<YamlNode> get(String name) {
      YamlNode value = entries.get(name);
      return value instanceof Scalar scalar && scalar.isNull()
          ? Optional.empty()
          : Optional.ofNullable(value);
    }

    /** The text of the single value of that name. */
    public Optional<String> text(String name) {
      return get(name)
          .filter(Scalar.class::isInstance)
          .map(Scalar.class::cast)
          .map(Scalar::text)
          .filter(text -> !text.isEmpty());
    }

    /** The mapping of that name. */
    public Optional<Mapping> mapping(String name) {
      return get(name).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The items of the sequence of that name; none if there is no such sequence. */
    public List<YamlNode> items(String name) {
      return get(name)
          .filter(Sequence.class::isInstance)
          .map(Sequence.class::cast)
          .map(Sequence::items)
          .orElse(List.of());
    }

    /** The same with another value of that name, or, for {@code null}, without it. */
    public Mapping with(String name, @Nullable YamlNode value) {
      Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
      if (value == null) {
        changed.remove(name);
      } else {
        changed.put(name, value);
      }
      return new Mapping(changed);
    }

    @Override
    public String toString() {
      return "mapping of " + entries.keySet().size();
    }
  }

  /**
   * Values in order.
   *
   * @param items the values
   */
  record Sequence(List<YamlNode> items) implements YamlNode {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return "sequence of " + items.size();
    }
  }
}
