package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML document, independent of its notation. Immutable. */
sealed interface YamlNode {

  /**
   * A scalar.
   *
   * @param text the value without quotes and escapes
   * @param string whether it is text; {@code false} for null, booleans and numbers, whose notation
   *     is preserved
   */
  record Scalar(String text, boolean string) implements YamlNode {
    /** Returns a text. */
    public static Scalar of(String text) {
      return new Scalar(text, true);
    }

    /** Returns a boolean. */
    public static Scalar of(boolean value) {
      return new Scalar(Boolean.toString(value), false);
    }

    /** Returns whether it is null. */
    public boolean isNull() {
      return !string && YamlWords.isNull(text);
    }

    /** Returns whether it is the boolean true. */
    public boolean isTrue() {
      return !string && YamlWords.isTrue(text);
    }

    /** Returns a text without the content, which may be a secret. */
    @Override
    public String toString() {
      return string ? "text" : "value";
    }
  }

  /**
   * Values by key, in the order of the document.
   *
   * @param entries the values
   */
  record Mapping(Map<String, YamlNode> entries) implements YamlNode {
    static final Mapping EMPTY = new Mapping(Map.of());

    /** Copies the entries. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Returns the value of a key, unless it is null. */
    public Optional<YamlNode> get(String name) {
      YamlNode value = entries.get(name);
      return value instanceof Scalar scalar && scalar.isNull()
          ? Optional.empty()
          : Optional.ofNullable(value);
    }

    /** Returns the text of a scalar by key, unless it is empty. */
    public Optional<String> text(String name) {
      return get(name, Scalar.class).map(Scalar::text).filter(text -> !text.isEmpty());
    }

    /** Returns a mapping by key. */
    public Optional<Mapping> mapping(String name) {
      return get(name, Mapping.class);
    }

    /** Returns the items of a sequence by key; an empty list if there is no such sequence. */
    public List<YamlNode> items(String name) {
      return get(name, Sequence.class).map(Sequence::items).orElse(List.of());
    }

    private <T extends YamlNode> Optional<T> get(String name, Class<T> type) {
      return get(name).filter(type::isInstance).map(type::cast);
    }

    /** Returns a copy with another value for a key. */
    public Mapping with(String name, YamlNode value) {
      Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
      changed.put(name, value);
      return new Mapping(changed);
    }

    /** Returns a copy with a text for a key. */
    public Mapping with(String name, String text) {
      return with(name, Scalar.of(text));
    }

    /** Returns a copy with a text for a key if there is one. */
    public Mapping with(String name, Optional<String> text) {
      return text.map(it -> with(name, it)).orElse(this);
    }

    /** Returns a copy without a key. */
    public Mapping without(String name) {
      Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
      changed.remove(name);
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
