package io.github.ibmcontainers.kubernetes.kubeconfig;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Scalar;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Edits the text of a kubeconfig only where the merged document differs. The result is parsed again
 * to verify that it has exactly the merged content.
 */
final class KubeconfigEditor {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String text;
  private final YamlPart root;
  private final Mapping wanted;
  private final String lineEnd;
  private final List<Edit> edits = new ArrayList<>();
  private final StringBuilder appended = new StringBuilder();

  private record Edit(int start, int end, String text) {}

  private KubeconfigEditor(String text, YamlPart root, Mapping wanted) {
    this.text = text;
    this.root = root;
    this.wanted = wanted;
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /**
   * Returns the text of a kubeconfig after merging another one into it.
   *
   * @throws KubeconfigException if the merge isn't possible or would lose a part of the text
   */
  static String merge(String existing, Mapping added, Set<MergeOption> options) {
    String mark = existing.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    return mark + mergeText(existing.substring(mark.length()), added, options);
  }

  private static String mergeText(String existing, Mapping added, Set<MergeOption> options) {
    if (existing.isBlank()) {
      return YamlWriter.write(added, 0, "\n");
    }
    YamlPart root;
    try {
      root = YamlReader.read(existing);
    } catch (KubeconfigException e) {
      throw new KubeconfigException(
          "The existing kubeconfig was not changed, because it can't be read: " + e.getMessage());
    }
    if (root.node() instanceof Scalar scalar && scalar.isNull()) {
      return new KubeconfigEditor(existing, root, added).afterComments();
    }
    Mapping old = Kubeconfig.requireKubeconfig(root.node());
    Mapping wanted = KubeconfigMerge.merge(old, added, options);
    if (wanted.equals(old)) {
      return existing;
    }
    return isJson(existing)
        ? KubeconfigJson.render(wanted)
        : new KubeconfigEditor(existing, root, wanted).edited();
  }

  private static boolean isJson(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      reader.skipValue();
      return reader.peek() == JsonToken.END_DOCUMENT;
    } catch (IOException e) {
      return false;
    }
  }

  private String afterComments() {
    boolean open = !text.endsWith("\n") && !text.endsWith("\r");
    return checked(text + (open ? lineEnd : "") + YamlWriter.write(wanted, 0, lineEnd));
  }

  private String edited() {
    if (!root.block()) {
      throw cannotKeep("it is written in flow style or has an anchor or a tag");
    }
    for (String section : Kubeconfig.SECTIONS) {
      section(section, root.entries().get(section));
    }
    currentContext(root.entries().get(Kubeconfig.CURRENT_CONTEXT));
    if (!appended.isEmpty()) {
      insertAfter(root.end(), appended.toString());
    }
    return checked(applied());
  }

  private void section(String section, @Nullable YamlPart before) {
    YamlNode after = wanted.entries().get(section);
    if (after == null || (before != null && after.equals(before.node()))) {
      return;
    }
    List<YamlNode> items = ((Sequence) after).items();
    if (before == null) {
      requireNotMerged(section);
      append(section + ":" + lineEnd, list(items, 0));
    } else if (before.items().isEmpty()) {
      fill(section, before, items);
    } else if (!before.block()) {
      throw cannotKeep(
          "its " + section + " are in flow style or have an anchor, an alias or a tag");
    } else {
      change(section, before, items);
    }
  }

  /** Rejects a section from a merge key, because its key would be added a second time. */
  private void requireNotMerged(String section) {
    if (((Mapping) root.node()).entries().containsKey(section)) {
      throw cannotKeep("its " + section + " come from a merge key");
    }
  }

  /**
   * Replaces {@code []} or an empty value with a list on the lines below. A comment stays on its
   * line.
   */
  private void fill(String section, YamlPart before, List<YamlNode> items) {
    String old = text.substring(before.start(), before.end());
    if (!before.bare() || old.contains("\n") || old.contains("\r")) {
      throw cannotKeep("its " + section + " are empty in a form that can't be edited");
    }
    if (!old.isEmpty()) {
      edits.add(new Edit(blanksBefore(before.start()), before.end(), ""));
    }
    insertAfter(before.end(), list(items, root.column()));
  }

  private int blanksBefore(int place) {
    int start = place;
    while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
      start--;
    }
    return start;
  }

  private void change(String section, YamlPart before, List<YamlNode> items) {
    int from = before.start();
    for (int i = 0; i < before.items().size(); i++) {
      YamlPart item = before.items().get(i);
      if (!item.node().equals(items.get(i))) {
        if (!item.block()) {
          throw cannotKeep("an entry of its " + section + " is in flow style or has an anchor");
        }
        edits.add(
            new Edit(
                dashLine(from, before.column()),
                lineStop(item.end()),
                withoutLineEnd(list(items.subList(i, i + 1), before.column()))));
      }
      from = lineStop(item.end());
    }
    List<YamlNode> more = items.subList(before.items().size(), items.size());
    if (!more.isEmpty()) {
      insertAfter(before.end(), list(more, before.column()));
    }
  }

  /**
   * Returns the start of the first line, at or after a position, that has a dash in the given
   * column.
   */
  private int dashLine(int from, int column) {
    int line = lineStart(from);
    while (line < text.length()) {
      int place = line;
      while (place < text.length() && text.charAt(place) == ' ') {
        place++;
      }
      if (place - line == column && place < text.length() && text.charAt(place) == '-') {
        return line;
      }
      int stop = lineStop(line);
      line = stop + lineEndLength(stop);
    }
    throw cannotKeep("its layout can't be edited");
  }

  private void currentContext(@Nullable YamlPart before) {
    YamlNode after = wanted.entries().get(Kubeconfig.CURRENT_CONTEXT);
    if (after == null || (before != null && after.equals(before.node()))) {
      return;
    }
    String value = YamlWriter.inline((Scalar) after);
    if (before == null) {
      requireNotMerged(Kubeconfig.CURRENT_CONTEXT);
      append(Kubeconfig.CURRENT_CONTEXT + ": " + value + lineEnd, "");
    } else if (!before.bare()) {
      throw cannotKeep("its current context has an anchor, an alias or a tag");
    } else {
      String blank = before.start() == before.end() ? " " : "";
      edits.add(new Edit(before.start(), before.end(), blank + value));
    }
  }

  private void append(String line, String list) {
    String indent = " ".repeat(root.column());
    appended.append(indent).append(line);
    list.lines().forEach(item -> appended.append(indent).append(item).append(lineEnd));
  }

  private String list(List<YamlNode> items, int indent) {
    return YamlWriter.write(new Sequence(items), indent, lineEnd);
  }

  /** Inserts lines below the line of a position. */
  private void insertAfter(int place, String lines) {
    int stop = lineStop(place);
    int next = stop + lineEndLength(stop);
    edits.add(next == stop ? new Edit(stop, stop, lineEnd + lines) : new Edit(next, next, lines));
  }

  private String applied() {
    StringBuilder edited = new StringBuilder(text);
    // From the end, so that earlier offsets stay valid. Of two edits at the same position, the
    // later one is placed last.
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(Edit::start));
    for (int i = ordered.size() - 1; i >= 0; i--) {
      Edit edit = ordered.get(i);
      edited.replace(edit.start(), edit.end(), edit.text());
    }
    return edited.toString();
  }

  private String checked(String edited) {
    YamlNode read;
    try {
      read = YamlReader.read(edited).node();
    } catch (KubeconfigException e) {
      throw cannotKeep("its layout can't be edited");
    }
    if (!Objects.equals(read, wanted)) {
      throw cannotKeep("its layout can't be edited");
    }
    return edited;
  }

  private String withoutLineEnd(String lines) {
    return lines.substring(0, lines.length() - lineEnd.length());
  }

  private int lineStart(int place) {
    int start = place;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  /** Returns the end of a position's line, before its line separator. */
  private int lineStop(int place) {
    int stop = place;
    while (stop < text.length() && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
      stop++;
    }
    return stop;
  }

  private int lineEndLength(int stop) {
    return stop == text.length() ? 0 : text.startsWith("\r\n", stop) ? 2 : 1;
  }

  private static KubeconfigException cannotKeep(String reason) {
    return new KubeconfigException(
        "The existing kubeconfig was not changed, because it can't be edited without loss: "
            + reason);
  }
}
