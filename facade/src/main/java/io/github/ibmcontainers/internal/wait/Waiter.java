package io.github.ibmcontainers.internal.wait;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.wait.Progress;
import io.github.ibmcontainers.cluster.wait.WaitCanceledException;
import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitFailedException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.wait.WaitTimeoutException;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.time.Backoff;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls until what is waited for is there. Tolerates transient failures, and that something isn't
 * found yet or for a moment.
 */
public final class Waiter<T> {
  private static final int GROWTH_PERCENT = 150;

  private final String subject;
  private final WaitOptions options;
  private final TimeSource time;
  private final Supplier<Probe<T>> probe;
  private final long start;
  private final Backoff backoff;
  private String state = "";
  private Optional<String> message = Optional.empty();
  private boolean changed;
  private int done;
  private int total;
  private int polls;
  private int failedPolls;
  private int failuresInARow;
  private @Nullable ContainersException lastFailure;

  /**
   * Starts the time limit.
   *
   * @param subject what is waited for, for messages
   * @param probe polls once
   */
  public Waiter(String subject, WaitOptions options, TimeSource time, Supplier<Probe<T>> probe) {
    this.subject = subject;
    this.options = options;
    this.time = time;
    this.probe = probe;
    this.start = time.nanoTime();
    this.backoff = new Backoff(options.firstPause(), options.longestPause(), GROWTH_PERCENT);
  }

  /**
   * Waits.
   *
   * @throws WaitException if the wait ends without success
   */
  public Probe<T> await() {
    while (true) {
      requireNotCancelled();
      Probe<T> seen = poll();
      options.listener().onProgress(progress());
      if (seen != null && seen.verdict() == Probe.Verdict.DONE) {
        return seen;
      }
      if (seen != null && seen.verdict() == Probe.Verdict.FAILED) {
        throw new WaitFailedException("The operation failed", progress(), null);
      }
      rest();
    }
  }

  /**
   * Waits, and returns what was waited for.
   *
   * @throws WaitException if the wait ends without success
   */
  public T awaitValue() {
    return Objects.requireNonNull(await().value());
  }

  private @Nullable Probe<T> poll() {
    polls++;
    try {
      Probe<T> seen = probe.get();
      failuresInARow = 0;
      lastFailure = null;
      changed = !seen.state().equals(state);
      state = seen.state();
      message = seen.message();
      done = seen.done();
      total = seen.total();
      return seen;
    } catch (CallCanceledException e) {
      throw new WaitCanceledException(progress(), e);
    } catch (ContainersException e) {
      if (!(e instanceof NotFoundException) && !TransientFailures.isTransient(e)) {
        throw e;
      }
      changed = false;
      failedPolls++;
      failuresInARow++;
      lastFailure = e;
      if (failuresInARow > options.toleratedFailures()) {
        throw new WaitFailedException(
            failuresInARow + " polls in a row failed, the last one with: " + e.getMessage(),
            progress(),
            e);
      }
      return null;
    }
  }

  private void rest() {
    Duration left = options.limit().minusNanos(time.nanoTime() - start);
    if (left.isNegative() || left.isZero()) {
      throw new WaitTimeoutException(progress(), lastFailure);
    }
    // The last poll is at the very end of the time, not up to a pause before.
    Duration pause = backoff.pause(polls);
    try {
      time.sleep(pause.compareTo(left) < 0 ? pause : left, options.cancellation()::isCancelled);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitCanceledException(progress(), e);
    }
  }

  private void requireNotCancelled() {
    if (options.cancellation().isCancelled()) {
      throw new WaitCanceledException(progress(), null);
    }
  }

  private Progress progress() {
    return new Progress(
        subject,
        state,
        message,
        changed,
        done,
        total,
        Duration.ofNanos(time.nanoTime() - start),
        options.limit(),
        polls,
        failedPolls);
  }
}
