package io.github.ibmcontainers.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s, 0 ms",
    "PT0.999S, 0 s, 999 ms",
    "PT1S, 1 s, 1 s",
    "PT2.5S, 2 s, 2.5 s",
    "PT59.999S, 59 s, 59.999 s",
    "PT60S, 1 min, 1 min",
    "PT1M0.5S, 1 min, 1 min",
    "PT3M10S, 3 min 10 s, 3 min 10 s",
    "PT2H, 120 min, 120 min",
  })
  void textForMessages(Duration duration, String text, String exact) {
    assertThat(Durations.text(duration)).isEqualTo(text);
    assertThat(Durations.exact(duration)).isEqualTo(exact);
  }

  @Test
  void shorterOfTwo() {
    Duration one = Duration.ofSeconds(1);
    Duration two = Duration.ofSeconds(2);
    assertThat(Durations.shorter(one, two)).isEqualTo(one);
    assertThat(Durations.shorter(two, one)).isEqualTo(one);
  }
}
