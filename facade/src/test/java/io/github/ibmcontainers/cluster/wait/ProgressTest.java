package io.github.ibmcontainers.cluster.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  @DisplayName("#123 a long state, and one of several lines, is one short line in messages")
  void oddStates() {
    Duration minute = Duration.ofMinutes(1);
    Progress progress =
        new Progress(
            "cluster c",
            "ready",
            "up\n\u0000" + "x".repeat(50_000),
            Optional.of("password: Pl4nted\nnext line"),
            false,
            true,
            1,
            2,
            minute,
            minute,
            3,
            0);
    for (String text :
        new String[] {progress.toString(), new WaitTimeoutException(progress, null).getMessage()}) {
      assertThat(text)
          .hasSizeLessThan(1_000)
          .hasLineCount(1)
          .doesNotContain("\u0000", "Pl4nted")
          .contains("up x", "1 of 2", "3 polls");
    }
    assertThat(progress.state()).hasSizeGreaterThan(50_000);
  }
}
