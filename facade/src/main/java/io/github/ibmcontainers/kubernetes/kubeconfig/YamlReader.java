package io.github.ibmcontainers.kubernetes.kubeconfig;

import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Scalar;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Composes a document from parser events, with the position of each value. The composer of
 * SnakeYAML Engine doesn't keep the positions of aliases. Size and depth are bounded after the
 * expansion of aliases. Messages don't contain the text.
 */
final class YamlReader {
  static final int MAX_LENGTH = 16 * 1024 * 1024;

  /** The maximum length of a line. The parser's time per line is quadratic in its length. */
  static final int MAX_LINE_LENGTH = 1024 * 1024;

  static final int MAX_DEPTH = 64;
  static final int MAX_NODES = 200_000;

  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> TYPED =
      Set.of(CORE + "null", CORE + "bool", CORE + "int", CORE + "float");

  private record Anchored(YamlNode node, int nodes, int depth) {}

  private final String text;
  private final int @Nullable [] offsets;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private final Iterator<Event> events;
  private int nodes;
  private int deepest;

  private YamlReader(String text) {
    this.text = text;
    this.offsets = offsets(text);
    this.events =
        new Parse(LoadSettings.builder().setCodePointLimit(MAX_LENGTH).build())
            .parseString(text)
            .iterator();
  }

  /**
   * Reads a text with one document. Returns a null scalar if there is none.
   *
   * @throws KubeconfigException if the text isn't YAML, has several documents or exceeds a limit;
   *     the message starts with the line
   */
  static YamlPart read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new KubeconfigException("it is longer than " + MAX_LENGTH + " characters");
    }
    requireShortLines(text);
    requireSameLinesInAllVersions(text);
    try {
      return new YamlReader(text).document();
    } catch (MarkedYamlEngineException e) {
      // Without the cause, because its message contains the text.
      throw invalid(e.getProblemMark(), "not valid YAML");
    } catch (YamlEngineException e) {
      throw new KubeconfigException("it contains a character that YAML doesn't allow");
    }
  }

  private static void requireShortLines(String text) {
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        start = i + 1;
      } else if (i - start >= MAX_LINE_LENGTH) {
        throw new KubeconfigException(
            "line "
                + text.substring(0, i).lines().count()
                + " is longer than "
                + MAX_LINE_LENGTH
                + " characters");
      }
    }
  }

  private static void requireSameLinesInAllVersions(String text) {
    if (text.chars().anyMatch(c -> c == '\u0085' || c == '\u2028' || c == '\u2029')) {
      throw new KubeconfigException(
          "it contains a character that ends a line in YAML 1.1 but not in YAML 1.2");
    }
  }

  /**
   * Returns a map from code points, which marks count, to characters; {@code null} if there is no
   * difference.
   */
  private static int @Nullable [] offsets(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return null;
    }
    int[] offsets = new int[points + 1];
    int at = 0;
    for (int i = 0; i < points; i++) {
      offsets[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[points] = at;
    return offsets;
  }

  private YamlPart document() {
    events.next();
    Event first = events.next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      return YamlPart.leaf(new Scalar("", false), text.length(), text.length(), true);
    }
    YamlPart root = part(events.next(), 0);
    events.next();
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw invalid(after.getStartMark(), "a second document");
    }
    return root;
  }

  private YamlPart part(Event event, int depth) {
    int before = nodes;
    count(event, 1, depth);
    if (event instanceof AliasEvent alias) {
      return alias(alias, depth);
    }
    int outer = deepest;
    deepest = depth;
    YamlPart part =
        event instanceof ScalarEvent scalar
            ? scalar(scalar)
            : collection((CollectionStartEvent) event, depth);
    ((NodeEvent) event)
        .getAnchor()
        .ifPresent(
            anchor ->
                anchors.put(anchor, new Anchored(part.node(), nodes - before, deepest - depth)));
    deepest = Math.max(deepest, outer);
    return part;
  }

  private void count(Event event, int more, int depth) {
    nodes += more;
    deepest = Math.max(deepest, depth);
    if (depth > MAX_DEPTH) {
      throw invalid(event.getStartMark(), "values are nested deeper than " + MAX_DEPTH + " levels");
    }
    if (nodes > MAX_NODES) {
      throw invalid(
          event.getStartMark(),
          "more than " + MAX_NODES + " values, counting each use of an alias");
    }
  }

  private YamlPart alias(AliasEvent event, int depth) {
    Anchored target = anchors.get(event.getAlias());
    if (target == null) {
      throw invalid(event.getStartMark(), "an alias without an anchor before it");
    }
    count(event, target.nodes(), depth + target.depth());
    return YamlPart.leaf(target.node(), start(event), end(event), false);
  }

  private YamlPart scalar(ScalarEvent event) {
    String value = value(event);
    requireUnicode(event, value);
    String tag = event.getTag().orElse("");
    if (tag.equals(CORE + "binary")) {
      throw invalid(event.getStartMark(), "binary values aren't supported");
    }
    boolean string =
        tag.isEmpty()
            ? event.getScalarStyle() != ScalarStyle.PLAIN || YamlWords.isText(value)
            : !TYPED.contains(tag);
    return YamlPart.leaf(
        new Scalar(value, string), start(event), scalarEnd(event), isBare(event, tag));
  }

  /**
   * Returns the value without the line separator that the parser, unlike kubectl, adds at the end
   * of a text that has none.
   */
  private String value(ScalarEvent event) {
    String value = event.getValue();
    boolean cutOff =
        isBlock(event)
            && value.endsWith("\n")
            && end(event) == text.length()
            && !endsWithBlankLine();
    return cutOff ? value.substring(0, value.length() - 1) : value;
  }

  private boolean endsWithBlankLine() {
    return text.substring(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1).isBlank();
  }

  private static boolean isBlock(ScalarEvent event) {
    return event.getScalarStyle() == ScalarStyle.LITERAL
        || event.getScalarStyle() == ScalarStyle.FOLDED;
  }

  private static void requireUnicode(ScalarEvent event, String value) {
    if (value
        .codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw invalid(event.getStartMark(), "an escape that isn't a Unicode character");
    }
  }

  /**
   * Returns the end of a scalar. The mark of a block scalar includes trailing blank lines, which
   * belong to the value only with {@code +}.
   */
  private int scalarEnd(ScalarEvent event) {
    int end = end(event);
    if (!isBlock(event)) {
      return end;
    }
    boolean keeps = event.getValue().endsWith("\n\n") || event.getValue().equals("\n");
    int at = end;
    while (at > 0 && (keeps ? " \t" : " \t\r\n").indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    if (keeps) {
      // Up to the end of the last line of the value, including the line separator.
      return at > 0 && isLineEnd(text.charAt(at - 1)) ? at - lineEndBefore(at) : at;
    }
    return at;
  }

  private int lineEndBefore(int at) {
    return at > 1 && text.charAt(at - 1) == '\n' && text.charAt(at - 2) == '\r' ? 2 : 1;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private YamlPart collection(CollectionStartEvent event, int depth) {
    boolean mapping = event instanceof MappingStartEvent;
    Map<String, YamlPart> entries = new LinkedHashMap<>();
    List<Mapping> merged = new ArrayList<>();
    List<YamlPart> items = new ArrayList<>();
    int column = mapping || event.isFlow() ? -1 : dashColumn(event);
    int end = end(event);
    while (true) {
      Event next = events.next();
      if (next.getEventId() == Event.ID.MappingEnd || next.getEventId() == Event.ID.SequenceEnd) {
        end = event.isFlow() ? end(next) : end;
        break;
      }
      if (mapping) {
        String key = key(next, event.isFlow(), depth);
        if (!event.isFlow() && column < 0) {
          column = next.getStartMark().map(Mark::getColumn).orElse(0);
        }
        YamlPart value = part(events.next(), depth + 1);
        end = Math.max(end, value.end());
        if (isMergeKey(next)) {
          merged.addAll(mergedMappings(next, value.node()));
        } else if (entries.put(key, value) != null) {
          throw invalid(next.getStartMark(), "a key occurs twice in one mapping");
        }
      } else {
        YamlPart item = part(next, depth + 1);
        end = Math.max(end, item.end());
        items.add(item);
      }
    }
    YamlNode node = mapping ? mapping(entries, merged) : sequence(items);
    return new YamlPart(
        node, start(event), end, column, isBare(event, event.getTag().orElse("")), entries, items);
  }

  /**
   * Returns the column of the dashes. The mark is before the first dash, or after it if the dashes
   * aren't indented.
   */
  private int dashColumn(CollectionStartEvent event) {
    int end = end(event);
    int column = event.getEndMark().map(Mark::getColumn).orElse(0);
    return end < text.length() && text.charAt(end) == '-' ? column : column - 1;
  }

  private static YamlNode mapping(Map<String, YamlPart> entries, List<Mapping> merged) {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    entries.forEach((key, part) -> values.put(key, part.node()));
    merged.forEach(other -> other.entries().forEach(values::putIfAbsent));
    return new Mapping(values);
  }

  private static YamlNode sequence(List<YamlPart> items) {
    return new Sequence(items.stream().map(YamlPart::node).toList());
  }

  private String key(Event event, boolean flow, int depth) {
    YamlPart key = part(event, depth + 1);
    if (!(key.node() instanceof Scalar scalar)) {
      throw invalid(event.getStartMark(), "a key that is a mapping or a list");
    }
    String name = scalar.text();
    if (flow && isPlain(event) && name.length() > 1 && name.charAt(0) == '?') {
      // In YAML 1.1, which kubectl reads, {?x: 1} has the key x; in YAML 1.2, the key is ?x.
      return name.substring(1);
    }
    return name;
  }

  private static boolean isPlain(Event event) {
    return event instanceof ScalarEvent scalar && scalar.isPlain();
  }

  private static boolean isMergeKey(Event event) {
    return event instanceof ScalarEvent key
        && key.isPlain()
        && key.getTag().isEmpty()
        && key.getValue().equals("<<");
  }

  private static List<Mapping> mergedMappings(Event key, YamlNode value) {
    List<YamlNode> nodes = value instanceof Sequence sequence ? sequence.items() : List.of(value);
    List<Mapping> mappings = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (!(node instanceof Mapping mapping)) {
        throw invalid(key.getStartMark(), "a merge key whose value isn't a mapping");
      }
      mappings.add(mapping);
    }
    return mappings;
  }

  private static boolean isBare(NodeEvent event, String tag) {
    return event.getAnchor().isEmpty() && tag.isEmpty();
  }

  private int start(Event event) {
    return offset(event.getStartMark());
  }

  private int end(Event event) {
    return offset(event.getEndMark());
  }

  private int offset(Optional<Mark> mark) {
    int index = mark.map(Mark::getIndex).orElse(0);
    return offsets == null ? index : offsets[index];
  }

  private static KubeconfigException invalid(Optional<Mark> mark, String reason) {
    return new KubeconfigException(
        "line " + mark.map(place -> place.getLine() + 1).orElse(1) + ": " + reason);
  }
}
