package io.github.ibmcontainers.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void doublesUpToTheMaximum() {
    Backoff backoff = Backoff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(IntStream.rangeClosed(1, 6).mapToObj(backoff::pause).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
  }

  @Test
  void growsByAPercentage() {
    Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(12), 150);
    assertThat(IntStream.rangeClosed(1, 4).mapToObj(backoff::pause).map(Duration::toMillis))
        .containsExactly(5_000L, 7_500L, 11_250L, 12_000L);
    assertThat(Backoff.fixed(Duration.ofMillis(200)).pause(1_000)).hasMillis(200);
  }

  @Test
  void longDurationsAndManyAttemptsDoNotOverflow() {
    Duration eternity = Duration.ofSeconds(Long.MAX_VALUE);
    assertThat(Backoff.doubling(Duration.ofSeconds(1), eternity).pause(Integer.MAX_VALUE))
        .isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    assertThat(Backoff.doubling(Duration.ZERO, eternity).pause(Integer.MAX_VALUE)).isZero();
    assertThat(Backoff.doubling(eternity, Duration.ofSeconds(3)).pause(1)).hasSeconds(3);
  }

  @Test
  void jitterIsAFractionOfTheDelay() {
    Backoff backoff = Backoff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(backoff.jittered(2, () -> 0.25)).hasMillis(500);
    assertThat(backoff.jittered(3, () -> 0)).isZero();
  }

  @Test
  void interruptEndsTheSleepAndKeepsTheFlag() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> Pauses.sleep(new ManualTime(), Duration.ofHours(1), "waiting for a test"))
        .isInstanceOf(CallCanceledException.class)
        .hasMessage("Interrupted while waiting for a test");
    assertThat(Thread.interrupted()).isTrue();
  }
}
