package io.github.ibmcontainers.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  @Test
  @DisplayName("Twenty choices are listed, and how many more there are")
  void most() {
    assertThat(text(0)).isEqualTo("none");
    assertThat(text(2)).isEqualTo("<1>, <2>");
    assertThat(text(20)).endsWith("<20>");
    assertThat(text(23)).endsWith("<20> and 3 more");
  }

  private static String text(int count) {
    List<Integer> choices = IntStream.rangeClosed(1, count).boxed().toList();
    return Choices.text(choices, it -> "<" + it + ">");
  }
}
