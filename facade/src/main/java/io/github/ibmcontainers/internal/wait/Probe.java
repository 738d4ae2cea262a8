package io.github.ibmcontainers.internal.wait;

import io.github.ibmcontainers.cluster.value.OpenValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one poll of what is waited for.
 *
 * @param verdict whether to continue
 * @param value what was seen
 * @param state its state
 * @param message a description of the state
 * @param done how many of several items are ready
 * @param total how many items there are; 0 if they aren't counted
 */
public record Probe<T>(
    Verdict verdict,
    @Nullable T value,
    String state,
    Optional<String> message,
    int done,
    int total) {
  /** Whether the wait is over. */
  public enum Verdict {
    /** What was waited for is there. */
    DONE,
    /** It may still come. */
    WAITING,
    /** It can't come any more. */
    FAILED;

    /** Returns the verdict. */
    public static Verdict of(boolean done, boolean failed) {
      return done ? DONE : failed ? FAILED : WAITING;
    }
  }

  /** Returns the result for something that isn't counted. */
  public static <T> Probe<T> of(
      Verdict verdict, T value, OpenValue state, Optional<String> message) {
    return new Probe<>(verdict, value, state.text(), message, 0, 0);
  }

  /** Returns this result with counts. */
  public Probe<T> counting(int nowDone, int nowTotal) {
    return new Probe<>(verdict, value, state, message, nowDone, nowTotal);
  }
}
