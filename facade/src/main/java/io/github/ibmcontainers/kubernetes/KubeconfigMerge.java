package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.internal.yaml.YamlDocument;
import io.github.ibmcontainers.internal.yaml.YamlDocument.Span;
import io.github.ibmcontainers.internal.yaml.YamlException;
import io.github.ibmcontainers.internal.yaml.YamlNode;
import io.github.ibmcontainers.internal.yaml.YamlNode.Mapping;
import io.github.ibmcontainers.internal.yaml.YamlNode.Scalar;
import io.github.ibmcontainers.internal.yaml.YamlNode.Sequence;
import io.github.ibmcontainers.internal.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts one kubeconfig into another. The result is worked out as a document first; the text is then
 * edited only where it must change, and read again: if it does not say what was worked out, nothing
 * is written.
 */
final class KubeconfigMerge {
  private final YamlDocument document;
  private final Mapping wanted;
  private final String lineEnd;
  private final List<Edit> edits = new ArrayList<>();
  private final StringBuilder appended = new StringBuilder();

  private record Edit(int start, int end, String text) {}

  private KubeconfigMerge(YamlDocument document, Mapping wanted) {
    this.document = document;
    this.wanted = wanted;
    this.lineEnd = document.text().contains("\r\n") ? "\r\n" : "\n";
  }

  /** The text of a file with a kubeconfig added to it. */
  static String text(String existing, Kubeconfig added, Set<MergeOption> options) {
    if (existing.isBlank()) {
      return added.render();
    }
    if (existing.stripLeading().startsWith("{")) {
      Mapping old = Kubeconfig.parse(existing).root();
      Mapping wanted = tree(old, added.root(), options);
      return wanted.equals(old) ? existing : KubeconfigJson.render(wanted);
    }
    YamlDocument document;
    try {
      document = YamlDocument.parse(existing);
    } catch (YamlException e) {
      throw new KubeconfigException(
          "The existing kubeconfig was left as it is, since it cannot be read: " + e.getMessage(),
          e);
    }
    if (document.root() instanceof Scalar scalar && scalar.isNull()) {
      // Nothing but comments: they stay, before the rest.
      return new KubeconfigMerge(document, added.root())
          .checked(withLineEnd(existing, "\n") + added.render());
    }
    Mapping old = Kubeconfig.of(document.root()).root();
    Mapping wanted = tree(old, added.root(), options);
    return new KubeconfigMerge(document, wanted).edited(old);
  }

  /** The document of both. */
  static Mapping tree(Mapping old, Mapping added, Set<MergeOption> options) {
    Map<String, YamlNode> result = new LinkedHashMap<>(old.entries());
    for (String section : Kubeconfig.SECTIONS) {
      List<YamlNode> items = new ArrayList<>(old.items(section));
      for (YamlNode item : added.items(section)) {
        put(section, items, (Mapping) item, options);
      }
      if (!items.isEmpty()) {
        result.put(section, new Sequence(items));
      }
    }
    Optional<String> current = added.text(Kubeconfig.CURRENT_CONTEXT);
    boolean none = old.text(Kubeconfig.CURRENT_CONTEXT).isEmpty();
    if (current.isPresent() && (none || options.contains(MergeOption.SWITCH_CONTEXT))) {
      result.put(Kubeconfig.CURRENT_CONTEXT, Scalar.of(current.get()));
    }
    return new Mapping(result);
  }

  private static void put(
      String section, List<YamlNode> items, Mapping entry, Set<MergeOption> options) {
    String name = KubeconfigParts.name(entry);
    for (int i = 0; i < items.size(); i++) {
      Mapping other = (Mapping) items.get(i);
      if (!KubeconfigParts.name(other).equals(name)) {
        continue;
      }
      if (!other.equals(entry)) {
        if (!options.contains(MergeOption.REPLACE_SAME_NAMES)) {
          throw new KubeconfigException(
              "The existing kubeconfig was left as it is: its "
                  + section
                  + " have a \""
                  + name
                  + "\" with other content; REPLACE_SAME_NAMES replaces it");
        }
        items.set(i, entry);
      }
      return;
    }
    items.add(entry);
  }

  private String edited(Mapping old) {
    if (wanted.equals(old)) {
      return document.text();
    }
    if (!document.span(document.root()).filter(Span::block).isPresent()) {
      throw cannotKeep("it is written in braces");
    }
    for (String section : Kubeconfig.SECTIONS) {
      section(section, old.entries().get(section), wanted.entries().get(section));
    }
    currentContext(old.entries().get(Kubeconfig.CURRENT_CONTEXT));
    return checked(applied());
  }

  private void section(String section, @Nullable YamlNode before, @Nullable YamlNode after) {
    if (after == null || after.equals(before)) {
      return;
    }
    List<YamlNode> items = ((Sequence) after).items();
    int rootIndent = document.span(document.root()).map(Span::indent).orElse(0);
    if (before == null) {
      appended
          .append(" ".repeat(rootIndent))
          .append(section)
          .append(':')
          .append(lineEnd)
          .append(YamlWriter.write(after, rootIndent, lineEnd));
      return;
    }
    Span span = document.span(before).orElseThrow(() -> cannotKeep("of its " + section));
    if (!(before instanceof Sequence sequence) || sequence.items().isEmpty()) {
      // null or []: the list goes where it stands, and what follows on the line stays behind it.
      int lineStop = lineStop(span.end());
      String rest = document.text().substring(span.end(), lineStop);
      edits.add(
          new Edit(
              span.start(),
              Math.min(lineStop + lineEndLength(lineStop), document.text().length()),
              rest.stripTrailing() + lineEnd + YamlWriter.write(after, rootIndent, lineEnd)));
      return;
    }
    if (!span.block()) {
      throw cannotKeep("its " + section + " are written in brackets");
    }
    for (int i = 0; i < sequence.items().size(); i++) {
      if (!sequence.items().get(i).equals(items.get(i))) {
        Span own =
            document
                .span(sequence.items().get(i))
                .filter(Span::block)
                .orElseThrow(
                    () -> cannotKeep("an entry of its " + section + " is written in braces"));
        edits.add(new Edit(own.start(), own.end(), list(items.subList(i, i + 1), span.indent())));
      }
    }
    List<YamlNode> more = items.subList(sequence.items().size(), items.size());
    if (!more.isEmpty()) {
      boolean open = span.end() > 0 && document.text().charAt(span.end() - 1) != '\n';
      edits.add(
          new Edit(span.end(), span.end(), (open ? lineEnd : "") + list(more, span.indent())));
    }
  }

  private String list(List<YamlNode> items, int indent) {
    return YamlWriter.write(new Sequence(items), indent, lineEnd);
  }

  private void currentContext(@Nullable YamlNode before) {
    YamlNode after = wanted.entries().get(Kubeconfig.CURRENT_CONTEXT);
    if (after == null || after.equals(before)) {
      return;
    }
    if (before == null) {
      int rootIndent = document.span(document.root()).map(Span::indent).orElse(0);
      appended
          .append(" ".repeat(rootIndent))
          .append(Kubeconfig.CURRENT_CONTEXT)
          .append(": ")
          .append(YamlWriter.inline(after))
          .append(lineEnd);
      return;
    }
    Span span = document.span(before).orElseThrow(() -> cannotKeep("of its current context"));
    String blank = span.start() == span.end() ? " " : "";
    edits.add(new Edit(span.start(), span.end(), blank + YamlWriter.inline(after)));
  }

  private String applied() {
    StringBuilder text = new StringBuilder(document.text());
    Span root = document.span(document.root()).orElseThrow(() -> cannotKeep("of its layout"));
    if (!appended.isEmpty()) {
      boolean open = root.end() > 0 && text.charAt(root.end() - 1) != '\n';
      edits.add(new Edit(root.end(), root.end(), (open ? lineEnd : "") + appended));
    }
    // From the end, so that the places before stay true; of two at one place the later one stands
    // behind.
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(Edit::start));
    for (int i = ordered.size() - 1; i >= 0; i--) {
      Edit edit = ordered.get(i);
      text.replace(edit.start(), edit.end(), edit.text());
    }
    return text.toString();
  }

  private String checked(String text) {
    try {
      if (YamlDocument.parse(text).root().equals(wanted)) {
        return text;
      }
    } catch (YamlException e) {
      throw cannotKeep("its layout cannot be edited, " + e.getMessage());
    }
    throw cannotKeep("its layout cannot be edited");
  }

  private int lineStop(int place) {
    String text = document.text();
    int end = text.indexOf('\n', place);
    if (end < 0) {
      return text.length();
    }
    return end > place && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private int lineEndLength(int lineStop) {
    return document.text().startsWith("\r\n", lineStop) ? 2 : 1;
  }

  private static String withLineEnd(String text, String lineEnd) {
    return text.endsWith("\n") ? text : text + lineEnd;
  }

  private static KubeconfigException cannotKeep(String why) {
    return new KubeconfigException(
        "The existing kubeconfig was left as it is, since not all of it could be kept: " + why);
  }
}
