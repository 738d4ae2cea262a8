package io.github.ibmcontainers.kubernetes.kubeconfig;

import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Scalar;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes values in the style of kubectl: block collections with dashes below the first letter of
 * the key. Text is escaped to ASCII, and quoted if YAML 1.1 or 1.2 could read it as another type.
 */
final class YamlWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@:+=-]*");
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setSplitLines(false)
          .setWidth(Integer.MAX_VALUE)
          .setMaxSimpleKeyLength(1024)
          .setUseUnicodeEncoding(false)
          .build();

  private final List<Event> events = new ArrayList<>();

  private YamlWriter() {}

  /** Writes a value as a document, or as a part of a document with the given indentation. */
  static String write(YamlNode node, int indent, String lineEnd) {
    YamlWriter writer = new YamlWriter();
    writer.events.add(new StreamStartEvent());
    writer.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    writer.add(node);
    writer.events.add(new DocumentEndEvent(false));
    writer.events.add(new StreamEndEvent());
    String text = new Present(SETTINGS).emitToString(writer.events.iterator());
    StringBuilder indented = new StringBuilder(text.length());
    text.lines().forEach(line -> indented.append(" ".repeat(indent)).append(line).append(lineEnd));
    return indented.toString();
  }

  /** Writes a scalar within a line. */
  static String inline(Scalar scalar) {
    return write(scalar, 0, "");
  }

  private void add(YamlNode node) {
    if (node instanceof Mapping mapping) {
      events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      mapping
          .entries()
          .forEach(
              (key, value) -> {
                add(Scalar.of(key));
                add(value);
              });
      events.add(new MappingEndEvent());
    } else if (node instanceof Sequence sequence) {
      events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      sequence.items().forEach(this::add);
      events.add(new SequenceEndEvent());
    } else {
      Scalar scalar = (Scalar) node;
      events.add(
          new ScalarEvent(
              Optional.empty(),
              Optional.empty(),
              new ImplicitTuple(true, true),
              scalar.text(),
              isPlain(scalar) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED));
    }
  }

  private static boolean isPlain(Scalar scalar) {
    String text = scalar.text();
    return !scalar.string()
        || (PLAIN.matcher(text).matches() && !text.endsWith(":") && YamlWords.isText(text));
  }
}
