package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.DocumentException;
import io.github.ibmcontainers.spec.document.DocumentText;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NameTableUpdate;
import io.github.ibmcontainers.spec.normal.NormalForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Any malformed document or overlay is accepted or rejected with a message of one line. */
class MalformedInputTest {
  private static final String SWAGGER = read("swagger.json");
  private static final String OVERLAY = read("overlay.yaml");
  private static final KnownNames KNOWN = KnownNames.parse(read("names.tsv"));
  private static final Overlay CORRECTIONS = Overlay.parse(OVERLAY);

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1.5",
          "\"\"",
          "\"text\"",
          "\"\\u0000\\n\"",
          "[]",
          "{}",
          "[null]",
          "[{}]",
          "{\"$ref\": \"#/definitions/Cluster\"}",
          "{\"$ref\": \"#/nowhere\"}",
          "{\"type\": [\"array\", \"null\"]}",
          "{\"allOf\": [{\"$ref\": \"#/definitions/Region\"}]}",
          "{\"type\": \"array\", \"items\": [{\"type\": \"string\"}]}");

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void replacedNodes(@ForAll long seed, @ForAll @IntRange(max = 15) int value) {
    Random random = new Random(seed);
    JsonObject document = ApiDocument.parse(SWAGGER);
    for (int i = 0; i <= random.nextInt(3); i++) {
      replaceNode(document, JsonParser.parseString(VALUES.get(value)), random);
    }

    assertAcceptedOrRejected(document.toString());
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void removedNodes(@ForAll long seed) {
    JsonObject document = ApiDocument.parse(SWAGGER);
    Random random = new Random(seed);
    for (int i = 0; i <= random.nextInt(5); i++) {
      replaceNode(document, null, random);
    }

    assertAcceptedOrRejected(document.toString());
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void truncatedText(@ForAll @IntRange(max = 400_000) int length) {
    assertAcceptedOrRejected(SWAGGER.substring(0, Math.min(length, SWAGGER.length())));
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void changedLinesOfTheOverlay(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(OVERLAY.lines().toList());
    int line = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.set(line, lines.get(line).replaceAll(":.*", ": [1, {a: b}]"));
      case 2 -> lines.set(line, lines.get(line).replaceAll(":.*", ":"));
      default -> lines.set(line, lines.get(line).replaceAll(":.*", ": 17"));
    }
    try {
      Overlay.parse(String.join("\n", lines))
          .tryOn(NormalForm.of(ApiDocument.parse(SWAGGER), KNOWN).document());
    } catch (OverlayException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
    }
  }

  private static void assertAcceptedOrRejected(String text) {
    NormalForm.Result normal;
    try {
      normal = NormalForm.of(DocumentText.parse(text), KNOWN);
    } catch (DocumentException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
      return;
    }
    JsonObject corrected = CORRECTIONS.tryOn(normal.document()).document();
    ApiSurface.of(corrected);
    GeneratorInput.from(corrected);
    KnownNames grown = NameTableUpdate.of(KNOWN, normal, corrected);
    assertThat(KnownNames.parse(grown.text())).isEqualTo(grown);
  }

  /** Replaces a random node, or removes it if there is no value. */
  private static void replaceNode(
      JsonObject document, @org.jspecify.annotations.Nullable JsonElement value, Random random) {
    JsonElement node = document;
    while (true) {
      List<String> keys =
          node instanceof JsonObject object ? List.copyOf(object.keySet()) : List.of();
      int size = node instanceof JsonArray list ? list.size() : keys.size();
      if (size == 0) {
        return;
      }
      int index = random.nextInt(size);
      JsonElement child =
          node instanceof JsonArray list
              ? list.get(index)
              : node.getAsJsonObject().get(keys.get(index));
      boolean leaf = child.isJsonPrimitive() || child.isJsonNull();
      if (leaf || random.nextInt(4) == 0) {
        if (node instanceof JsonArray list) {
          if (value == null) {
            list.remove(index);
          } else {
            list.set(index, value.deepCopy());
          }
        } else if (value == null) {
          node.getAsJsonObject().remove(keys.get(index));
        } else {
          node.getAsJsonObject().add(keys.get(index), value.deepCopy());
        }
        return;
      }
      node = child;
    }
  }

  private static String read(String name) {
    try {
      return SpecFiles.read(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
