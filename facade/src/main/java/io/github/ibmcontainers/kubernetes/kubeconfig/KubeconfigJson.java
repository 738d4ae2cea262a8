package io.github.ibmcontainers.kubernetes.kubeconfig;

import com.google.gson.stream.JsonWriter;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Scalar;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes a kubeconfig as JSON. */
final class KubeconfigJson {
  private KubeconfigJson() {}

  static String render(Mapping root) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      writer.setIndent("  ");
      write(root, writer);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter doesn't fail", e);
    }
    return text.append('\n').toString();
  }

  private static void write(YamlNode node, JsonWriter writer) throws IOException {
    if (node instanceof Mapping mapping) {
      writer.beginObject();
      for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
        writer.name(entry.getKey());
        write(entry.getValue(), writer);
      }
      writer.endObject();
    } else if (node instanceof Sequence sequence) {
      writer.beginArray();
      for (YamlNode item : sequence.items()) {
        write(item, writer);
      }
      writer.endArray();
    } else {
      write((Scalar) node, writer);
    }
  }

  private static void write(Scalar scalar, JsonWriter writer) throws IOException {
    if (scalar.string()) {
      writer.value(scalar.text());
    } else if (scalar.isNull()) {
      writer.nullValue();
    } else if (scalar.text().equals("true") || scalar.text().equals("false")) {
      writer.value(scalar.isTrue());
    } else if (scalar.text().matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      writer.jsonValue(scalar.text());
    } else {
      // A YAML notation that JSON lacks, such as 0x1f.
      writer.value(scalar.text());
    }
  }
}
