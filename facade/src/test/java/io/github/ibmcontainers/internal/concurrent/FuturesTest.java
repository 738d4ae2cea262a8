package io.github.ibmcontainers.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FuturesTest {
  @Test
  void failureIsRethrownUnchanged() {
    IllegalStateException failure = new IllegalStateException("failed");
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<String> derived = source.thenApply(text -> text);
    source.completeExceptionally(failure);
    assertThatThrownBy(() -> Futures.join(derived, IllegalArgumentException::new))
        .isSameAs(failure);
    assertThat(Futures.unwrap(new ExecutionException(new CompletionException(failure))))
        .isSameAs(failure);
  }

  @Test
  void errorIsRethrownUnchanged() {
    AssertionError failure = new AssertionError("failed");
    assertThatThrownBy(
            () ->
                Futures.join(
                    CompletableFuture.failedFuture(failure), IllegalArgumentException::new))
        .isSameAs(failure);
  }

  @Test
  void interruptEndsTheWaitAndKeepsTheFlag() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> Futures.join(new CompletableFuture<String>(), IllegalArgumentException::new))
        .isInstanceOf(IllegalArgumentException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
