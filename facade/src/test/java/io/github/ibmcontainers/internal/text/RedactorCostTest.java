package io.github.ibmcontainers.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts the characters that the redactor visits. */
class RedactorCostTest {
  private static final int SIZE = 128 * 1024;

  /**
   * Maximum number of visits per character: by lookaheads for a name, a separator and a value, and
   * by a second pass.
   */
  private static final int MOST = 16;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\",
        "\"",
        "'",
        "\\\"",
        "{",
        "[",
        "[{\"a\":",
        "{\"token\":",
        "\"token\":[",
        "\"token\"",
        "token: |\n  x\n",
        "  deeper line\n",
        "password:\n",
        "\n",
        "\r\n",
        " ",
        "\t\n",
        "a ",
        "a",
        "eyJ",
        "eyJabc.",
        "-----BEGIN",
        "-----BEGIN A-----\n",
        "-",
        "://",
        "a://b@",
        "token=",
        "a=",
        "token: ",
        "%",
        "%22",
        "%22a",
        "Bearer ",
        "Basic abc ",
        "<token>",
        "token[0",
        "[1",
        "\\u0022",
        "\\n",
        "\\\\n",
        "\\\\\"a",
        "it's ",
        "'a\"",
        "! ",
        "token: !",
        "&",
        "#",
        "- ",
        "{token: a",
        "token: 'a''",
        "\"a\" ",
        "\"a\"\n",
        ", token: \"a b",
        "token: a, [b,\n  c], [d,",
        "token: a, [\"[\"] ",
        "[\"[\"], ",
        "{token: a=\"",
        "token: [a=\"b",
        "token: [a='b=\"",
        "token: [a=\\\"",
        "[\ntoken: a, \"b",
        "'a: \"b, ",
      })
  @DisplayName("#127 redaction takes time proportional to the text")
  void linear(String part) {
    long half = visits(part, SIZE / 2);
    long whole = visits(part, SIZE);
    assertThat(whole).isLessThan(2 * half + SIZE / 4).isLessThan((long) MOST * SIZE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token: |\n",
        "password: ",
        "{\"password\":\"",
        "credentials: [",
        "x=1&token=",
        "-----BEGIN X-----"
      })
  @DisplayName("#127 a secret's value takes time proportional to its length, and no stack")
  void values(String name) {
    for (String part :
        new String[] {"  a line\n", "\\", "[", "{", "\"", "a", "\\\\\"", "\n\n a", "eyJ", "'"}) {
      Counting text = new Counting(name + part.repeat(SIZE / part.length()));
      assertThat(Redactor.text(text)).contains("[redacted]");
      assertThat(text.visits).as(part).isLessThan((long) MOST * SIZE);
    }
  }

  private static long visits(String part, int length) {
    Counting text = new Counting(part.repeat(length / part.length()));
    assertThat(Redactor.text(text)).isNotEmpty();
    return text.visits;
  }

  private static final class Counting implements CharSequence {
    private final CharSequence text;
    long visits;

    Counting(CharSequence text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      visits++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      visits += end - start;
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }

    @Override
    public IntStream chars() {
      throw new UnsupportedOperationException();
    }
  }
}
