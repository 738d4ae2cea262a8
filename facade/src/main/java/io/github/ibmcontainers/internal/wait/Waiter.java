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
import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls until a goal is reached. A limited number of consecutive transient failures is tolerated.
 * If the resource was never found, the wait fails immediately unless the resource is new. If the
 * resource disappears, the wait ends after the second poll that doesn't find it, because a single
 * 404 may be transient.
 */
public final class Waiter<T> {
  private static final int GROWTH_PERCENT = 150;
  private static final int MISSING_IN_A_ROW = 2;

  private final Goal goal;
  private final WaitOptions options;
  private final TimeSource time;
  private final Supplier<Probe<T>> source;
  private final Backoff intervals;
  private final long start;
  private Probe<T> last = new Probe<>(Probe.Verdict.WAITING, null, "", Optional.empty(), 0, 0);
  private boolean found;
  private boolean changed;
  private int polls;
  private int failedPolls;
  private int failedInARow;
  private int missingInARow;
  private @Nullable ContainersException lastFailure;

  private Waiter(Goal goal, WaitOptions options, TimeSource time, Supplier<Probe<T>> source) {
    this.goal = goal;
    this.options = options;
    this.time = time;
    this.source = source;
    this.intervals = new Backoff(options.firstPause(), options.longestPause(), GROWTH_PERCENT);
    this.start = time.nanoTime();
  }

  /**
   * Waits until a resource reaches a state, and returns the resource.
   *
   * @param source polls the resource
   * @throws WaitException if the goal isn't reached
   * @throws ContainersException if a poll is rejected
   */
  public static <T> T await(
      Goal goal, WaitOptions options, TimeSource time, Supplier<Probe<T>> source) {
    return Objects.requireNonNull(new Waiter<>(goal, options, time, source).run());
  }

  /**
   * Waits until a resource no longer exists.
   *
   * @param source polls the resource
   * @throws WaitException if the goal isn't reached
   * @throws ContainersException if a poll is rejected
   */
  public static <T> void awaitGone(
      Goal goal, WaitOptions options, TimeSource time, Supplier<Probe<T>> source) {
    new Waiter<>(goal, options, time, source).run();
  }

  private @Nullable T run() {
    while (true) {
      if (options.cancellation().isCancelled()) {
        throw new WaitCanceledException(progress(), null);
      }
      Probe<T> poll = poll();
      options.listener().onProgress(progress());
      switch (poll.verdict()) {
        case DONE -> {
          return poll.value();
        }
        case FAILED -> throw new WaitFailedException("", progress(), null);
        case MISSING -> requireReachable();
        case WAITING -> {}
      }
      pause();
    }
  }

  private Probe<T> poll() {
    polls++;
    try {
      Probe<T> poll = source.get();
      return poll.verdict() == Probe.Verdict.MISSING ? missing(null) : seen(poll);
    } catch (CallCanceledException e) {
      throw new WaitCanceledException(progress(), e);
    } catch (NotFoundException e) {
      return missing(e);
    } catch (ContainersException e) {
      if (!e.isTransient()) {
        throw e;
      }
      return failed(e);
    }
  }

  private Probe<T> seen(Probe<T> poll) {
    found = true;
    failedInARow = 0;
    missingInARow = 0;
    changed = !poll.state().equals(last.state());
    last = poll;
    return poll;
  }

  private Probe<T> missing(@Nullable NotFoundException failure) {
    missingInARow++;
    failedInARow = 0;
    if (goal.gone()) {
      return afterMissing(missingInARow >= MISSING_IN_A_ROW);
    }
    changed = false;
    failedPolls++;
    if (failure != null) {
      lastFailure = failure;
    }
    return Probe.missing();
  }

  /** For a resource that is expected to disappear, a 404 is a state, not a failed poll. */
  private Probe<T> afterMissing(boolean gone) {
    Probe.Verdict verdict = gone ? Probe.Verdict.DONE : Probe.Verdict.WAITING;
    Probe<T> poll = new Probe<>(verdict, null, "not found", Optional.empty(), 0, 0);
    changed = !poll.state().equals(last.state());
    last = poll;
    return poll;
  }

  private Probe<T> failed(ContainersException failure) {
    changed = false;
    failedPolls++;
    failedInARow++;
    lastFailure = failure;
    if (failedInARow > options.toleratedFailures()) {
      throw new WaitFailedException(
          failedInARow + " consecutive polls failed; last failure: " + failure.getMessage(),
          progress(),
          failure);
    }
    return new Probe<>(Probe.Verdict.WAITING, null, "", last.message(), 0, 0);
  }

  private void requireReachable() {
    if (found && missingInARow >= MISSING_IN_A_ROW) {
      throw new WaitFailedException("it no longer exists", progress(), lastFailure);
    }
    if (!found && !goal.isNew().getAsBoolean()) {
      String response = lastFailure == null ? "" : ": " + lastFailure.getMessage();
      throw new WaitFailedException("it doesn't exist" + response, progress(), lastFailure);
    }
  }

  private void pause() {
    Duration left = options.limit().minusNanos(time.nanoTime() - start);
    if (left.isNegative() || left.isZero()) {
      throw new WaitTimeoutException(progress(), lastFailure);
    }
    // The last poll is at the end of the time limit, not up to one interval earlier.
    Duration interval = intervals.pause(polls);
    try {
      time.sleep(Durations.shorter(interval, left), options.cancellation()::isCancelled);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitCanceledException(progress(), e);
    } catch (CallCanceledException e) {
      throw new WaitCanceledException(progress(), e);
    }
  }

  private Progress progress() {
    return new Progress(
        goal.subject(),
        goal.wanted(),
        last.state(),
        last.message(),
        last.verdict() == Probe.Verdict.DONE,
        changed,
        last.done(),
        last.total(),
        Duration.ofNanos(time.nanoTime() - start),
        options.limit(),
        polls,
        failedPolls);
  }
}
