package io.github.ibmcontainers.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The response reader accepts, rejects and reports the same as Gson's own reader. */
class Utf8JsonReaderTest {
  private static final String SAMPLE =
      """
       {"text":"a\\u00e9\\n\\t\\"\\\\\\/ü€😀\\ud83d\\ude00","":"","n":[0,-0,7,-12,1.50,1e3,-1.5E-7,
      123456789012345678,1234567890123456789,9223372036854775808],"t":true,"f":FALSE,"z":null,
      "o":{"a":{},"b":[],"c":[[],[{}],{"d":"e"}]},"né":1}\t
      """;

  /** Reads a document as a caller does: returns every token with its path, and how reading ends. */
  private static List<String> walk(JsonReader in) {
    List<String> seen = new ArrayList<>();
    try {
      while (true) {
        JsonToken token = in.peek();
        seen.add(token + " " + in.getPath());
        switch (token) {
          case BEGIN_OBJECT -> in.beginObject();
          case END_OBJECT -> in.endObject();
          case BEGIN_ARRAY -> in.beginArray();
          case END_ARRAY -> in.endArray();
          case NAME -> seen.add(in.nextName());
          case STRING, NUMBER -> seen.add(in.nextString() + " " + in.getPreviousPath());
          case BOOLEAN -> seen.add(String.valueOf(in.nextBoolean()));
          case NULL -> in.nextNull();
          case END_DOCUMENT -> {
            return seen;
          }
        }
        seen.add(String.valueOf(in.hasNext()));
      }
    } catch (IOException e) {
      seen.add("broken");
      return seen;
    }
  }

  /** Returns a reader of a source that returns the given number of bytes per read. */
  private static Utf8JsonReader reader(String json, int atATime, long length) {
    return new Utf8JsonReader(
        Okio.buffer(
            new ForwardingSource(new Buffer().writeUtf8(json)) {
              @Override
              public long read(Buffer sink, long byteCount) throws IOException {
                return super.read(sink, Math.min(byteCount, atATime));
              }
            }),
        length);
  }

  private static void assertSameAsGson(String json) {
    List<String> expected = walk(new JsonReader(new StringReader(json)));
    for (int atATime : new int[] {1, 3, 8192}) {
      assertThat(walk(reader(json, atATime, 0))).as(json).isEqualTo(expected);
      assertThat(walk(reader(json, atATime, -1))).as(json).isEqualTo(expected);
    }
  }

  @Test
  void readsWhatGsonReads() {
    assertSameAsGson(SAMPLE);
    assertSameAsGson("[\"" + "x".repeat(20_000) + "\",\"" + "ü".repeat(9_000) + "\\n\"]");
    assertSameAsGson("[".repeat(200) + "]".repeat(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "tru",
        "truee",
        "nul",
        "-",
        "01",
        "1.",
        "1e",
        "1e+",
        ".5",
        "+1",
        "0x1",
        "NaN",
        "'a'",
        "{a:1}",
        "{'a':1}",
        "{\"a\" 1}",
        "{\"a\"=1}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1;\"b\":2}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1;2]",
        "[]]",
        "{}}",
        "{} {}",
        "1 2",
        "[1}",
        "{\"a\":1]",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u12",
        "\"\\",
        "// c\n1",
        "# c\n1",
        "/* c */ 1",
        "[1/2]",
        "truex",
        "[true,false,null",
        "{\"a\"",
        "{\"a\":",
        "\"a\nb\"",
        "[\"\\'\"]",
        "1234567890x",
        "TRUE",
        "nUlL",
        "{1:2}"
      })
  void rejectsWhatGsonRejects(String json) {
    assertSameAsGson(json);
  }

  @Test
  void isAsStrictAsGsonWithOneByteChanged() {
    Random random = new Random(1);
    String alphabet = "{}[]\":,\\ -+.0123456789eEtrufalsn\u00fc\n";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder json = new StringBuilder(SAMPLE);
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int at = random.nextInt(json.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> json.setCharAt(at, c);
          case 1 -> json.insert(at, c);
          default -> json.deleteCharAt(at);
        }
      }
      // An unpaired surrogate can't be sent.
      String sent = new Buffer().writeUtf8(json.toString()).readUtf8();
      assertThat(walk(reader(sent, 5, 0)))
          .as(sent)
          .isEqualTo(walk(new JsonReader(new StringReader(sent))));
    }
  }

  @Test
  void deepNestingDoesNotOverflowTheStack() {
    String deep = "[".repeat(100_000);
    assertThat(walk(reader(deep, 8192, -1))).last().isEqualTo("broken");
    assertThat(walk(reader(deep, 8192, -1)))
        .hasSameSizeAs(walk(new JsonReader(new StringReader(deep))));
  }

  @Test
  void skipsValuesOfEveryKind() throws IOException {
    for (String value :
        List.of("1", "\"a\\\"b\"", "true", "null", "[1,[2],{\"a\":[]}]", "{\"a\":{\"b\":1}}")) {
      try (JsonReader in = reader("[" + value + ",7]", 2, -1)) {
        in.beginArray();
        in.skipValue();
        assertThat(in.getPath()).isEqualTo("$[1]");
        assertThat(in.nextInt()).isEqualTo(7);
        in.endArray();
        assertThat(in.peek()).isEqualTo(JsonToken.END_DOCUMENT);
      }
    }
  }

  @Test
  void numbersAreExactOrRejected() throws IOException {
    JsonReader in =
        reader("[-123456789012345678,9223372036854775807,1.25,9223372036854775808]", 4, 0);
    in.beginArray();
    assertThat(in.nextLong()).isEqualTo(-123456789012345678L);
    assertThat(in.nextLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(in.nextDouble()).isEqualTo(1.25);
    assertThatExceptionOfType(NumberFormatException.class).isThrownBy(in::nextLong);
  }

  @Test
  void unexpectedTokenThrowsAsGsonDoes() {
    JsonReader in = reader("[]", 8192, -1);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(in::beginObject)
        .withMessage("Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $");
  }
}
