package io.github.ibmcontainers.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedTest {
  private final ManualTime time = new ManualTime();
  private final Cached<Integer> cached = new Cached<>(time, Duration.ofMinutes(5));
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void valueIsCachedForItsLifetime() {
    assertThat(cached.get(reads::incrementAndGet, () -> {}))
        .isEqualTo(new Cached.Reading<>(1, true));
    time.advance(Duration.ofMinutes(5).minusNanos(1));
    assertThat(cached.get(reads::incrementAndGet, () -> {}))
        .isEqualTo(new Cached.Reading<>(1, false));
    time.advance(Duration.ofNanos(1));
    assertThat(cached.get(reads::incrementAndGet, () -> {}))
        .isEqualTo(new Cached.Reading<>(2, true));
    cached.clear();
    assertThat(cached.get(reads::incrementAndGet, () -> {}))
        .isEqualTo(new Cached.Reading<>(3, true));
  }

  @Test
  void failureIsNotCached() {
    assertThatThrownBy(
            () ->
                cached.get(
                    () -> {
                      throw new IllegalStateException("failed");
                    },
                    () -> {}))
        .hasMessage("failed");
    assertThat(cached.get(reads::incrementAndGet, () -> {}).value()).isEqualTo(1);
  }

  @Test
  void concurrentCallersShareOneFetch() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Cached.Reading<Integer>> first =
        CompletableFuture.supplyAsync(
            () ->
                cached.get(
                    () -> {
                      reading.countDown();
                      await(go);
                      return reads.incrementAndGet();
                    },
                    () -> {}));
    await(reading);
    CompletableFuture<Cached.Reading<Integer>> second =
        CompletableFuture.supplyAsync(() -> cached.get(reads::incrementAndGet, () -> {}));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> cached.get(reads::incrementAndGet, () -> {}))
        .isInstanceOf(CallCanceledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(
            () ->
                cached.get(
                    reads::incrementAndGet,
                    () -> {
                      throw new IllegalStateException("over");
                    }))
        .hasMessage("over");
    go.countDown();
    assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(new Cached.Reading<>(1, true));
    assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(new Cached.Reading<>(1, false));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
