package io.github.ibmcontainers.internal.yaml;

import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * A document as it was read, with the places of its values in the text, so that it can be edited in
 * place.
 */
public final class YamlDocument {
  /** No kubeconfig comes near it; it bounds what a wrong file can make us hold. */
  static final int LONGEST = 16 * 1024 * 1024;

  private final String text;
  private final YamlNode root;
  private final IdentityHashMap<YamlNode, Span> spans;

  YamlDocument(String text, YamlNode root, IdentityHashMap<YamlNode, Span> spans) {
    this.text = text;
    this.root = root;
    this.spans = spans;
  }

  /**
   * Reads a document.
   *
   * @throws YamlException if it is no YAML or uses what this reader does not know; the message says
   *     which
   */
  public static YamlDocument parse(String text) {
    return new YamlParser(text).document();
  }

  /** The document's value; null if the document is empty. */
  public YamlNode root() {
    return root;
  }

  /** The text that was read. */
  public String text() {
    return text;
  }

  /**
   * Where a value of this document, that very object, stands. Empty for one that is not written at
   * all.
   */
  public Optional<Span> span(YamlNode node) {
    return Optional.ofNullable(spans.get(node));
  }

  /**
   * A part of the text.
   *
   * @param start its first character; for a block collection and its items, the start of the first
   *     line
   * @param end after its last character; for a block collection and its items, after the last
   *     line's end
   * @param indent how many blanks stand before a block collection's names or dashes; -1 for what is
   *     written in a line
   */
  public record Span(int start, int end, int indent) {
    /** Whether it is a collection written over lines of its own, by indentation. */
    public boolean block() {
      return indent >= 0;
    }
  }
}
