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
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again until what is waited for is there. Failures that may pass are counted and
 * survived; so is a thing that is not there yet, or for a moment.
 */
public final class Waiter<T> {
  private static final int PAUSE_GROWTH_PERCENT = 150;

  private final String subject;
  private final WaitOptions options;
  private final TimeSource time;
  private final Supplier<Look<T>> eye;
  private final long start;
  private Duration pause;
  private String state = "";
  private Optional<String> message = Optional.empty();
  private boolean changed;
  private int done;
  private int total;
  private int looks;
  private int failedLooks;
  private int failuresInARow;
  private @Nullable ContainersException lastFailure;

  public Waiter(String subject, WaitOptions options, TimeSource time, Supplier<Look<T>> eye) {
    this.subject = subject;
    this.options = options;
    this.time = time;
    this.eye = eye;
    this.start = time.nanoTime();
    this.pause = options.firstPause();
  }

  /**
   * What was waited for.
   *
   * @throws WaitException if it does not come
   */
  public Look<T> await() {
    while (true) {
      requireNotCancelled();
      Look<T> seen = look();
      options.listener().onProgress(progress());
      if (seen != null && seen.verdict() == Look.Verdict.DONE) {
        return seen;
      }
      if (seen != null && seen.verdict() == Look.Verdict.FAILED) {
        throw new WaitFailedException("What was waited for will not come", progress(), null);
      }
      rest();
    }
  }

  /**
   * The value that was waited for.
   *
   * @throws WaitException if it does not come
   */
  public T awaitValue() {
    return Objects.requireNonNull(await().value());
  }

  private @Nullable Look<T> look() {
    looks++;
    try {
      Look<T> seen = eye.get();
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
      if (!(e instanceof NotFoundException) && !Blips.isBlip(e)) {
        throw e;
      }
      changed = false;
      failedLooks++;
      failuresInARow++;
      lastFailure = e;
      if (failuresInARow > options.toleratedFailures()) {
        throw new WaitFailedException(
            failuresInARow + " looks in a row have failed, the last: " + e.getMessage(),
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
    // The last look is at the very end of the time, not up to a pause before.
    Duration now = pause.compareTo(left) < 0 ? pause : left;
    try {
      time.sleep(now, options.cancellation()::isCancelled);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitCanceledException(progress(), e);
    }
    Duration longer = pause.multipliedBy(PAUSE_GROWTH_PERCENT).dividedBy(100);
    pause = longer.compareTo(options.longestPause()) < 0 ? longer : options.longestPause();
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
        looks,
        failedLooks);
  }
}
