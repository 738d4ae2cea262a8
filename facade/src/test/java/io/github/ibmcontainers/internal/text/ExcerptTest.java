package io.github.ibmcontainers.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void isOneLine() {
    assertThat(Excerpt.of(" a\r\n\tb\u0000c \u001b[31m")).isEqualTo("a b c [31m");
    assertThat(Excerpt.of(" \n ")).isEmpty();
  }

  @Test
  void isCutBetweenCharacters() {
    assertThat(Excerpt.of("x".repeat(1_000))).isEqualTo("x".repeat(300) + "…");
    assertThat(Excerpt.of("x".repeat(299) + "😀".repeat(9))).isEqualTo("x".repeat(299) + "…");
    assertThat(Excerpt.of("y".repeat(10_000_000))).hasSize(301);
  }

  @Test
  void holdsNoSecret() {
    assertThat(Excerpt.of("wrong: Bearer abcdefgh, hunter2", List.of("hunter2", "")))
        .isEqualTo("wrong: Bearer [redacted], [redacted]");
  }

  @Test
  void truncatedSecretIsNotShown() {
    assertThat(Excerpt.of("x".repeat(290) + " password=hunter2-hunter2")).doesNotContain("hunter2");
  }

  @Test
  void aLineOfTheLongestLengthIsNotCut() {
    assertThat(Excerpt.of("x".repeat(300))).isEqualTo("x".repeat(300));
    assertThat(Excerpt.of("x".repeat(301))).isEqualTo("x".repeat(300) + "…");
    assertThat(Excerpt.of("x".repeat(298) + "😀")).isEqualTo("x".repeat(298) + "😀");
  }

  @Test
  void aBodyThatIsNoTextIsNotShown() {
    assertThat(Excerpt.of("\uFFFDabc")).isEmpty();
    assertThat(Excerpt.of("abc\uFFFD")).isEmpty();
  }
}
