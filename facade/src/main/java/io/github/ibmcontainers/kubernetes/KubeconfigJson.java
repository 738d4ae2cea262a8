package io.github.ibmcontainers.kubernetes;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import io.github.ibmcontainers.internal.yaml.YamlNode;
import io.github.ibmcontainers.internal.yaml.YamlNode.Mapping;
import io.github.ibmcontainers.internal.yaml.YamlNode.Scalar;
import io.github.ibmcontainers.internal.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A kubeconfig's document from and to JSON. */
final class KubeconfigJson {
  private static final int DEEPEST = 64;

  private KubeconfigJson() {}

  static YamlNode parse(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(DEEPEST);
      YamlNode node = node(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new KubeconfigException(
            "The kubeconfig cannot be read: text after the end of the JSON");
      }
      return node;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      // Without the cause, whose message may quote a part.
      throw new KubeconfigException(
          "The kubeconfig cannot be read: it starts as JSON and is "
              + (e instanceof MalformedJsonException ? "malformed" : "not complete"));
    }
  }

  private static YamlNode node(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          if (entries.put(name, node(reader)) != null) {
            throw new KubeconfigException(
                "The kubeconfig cannot be read: a name stands twice in one object");
          }
        }
        reader.endObject();
        yield new Mapping(entries);
      }
      case BEGIN_ARRAY -> {
        List<YamlNode> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          items.add(node(reader));
        }
        reader.endArray();
        yield new Sequence(items);
      }
      case STRING -> Scalar.of(reader.nextString());
      case NUMBER -> new Scalar(reader.nextString(), false);
      case BOOLEAN -> Scalar.of(reader.nextBoolean());
      default -> {
        reader.nextNull();
        yield new Scalar("null", false);
      }
    };
  }

  static String render(Mapping root) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      writer.setIndent("  ");
      write(root, writer);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail", e);
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
      // A notation of YAML that JSON has not, such as 0x1f.
      writer.value(scalar.text());
    }
  }
}
