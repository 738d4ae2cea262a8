package io.github.ibmcontainers.internal.wait;

import io.github.ibmcontainers.cluster.value.OpenValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one poll.
 *
 * @param verdict whether to go on
 * @param value the thing
 * @param state its state
 * @param message the service's message about the state
 * @param done the number of things in the wanted state
 * @param total the number of things that are to reach it; 0 if nothing is counted
 */
public record Probe<T>(
    Verdict verdict,
    @Nullable T value,
    String state,
    Optional<String> message,
    long done,
    long total) {
  /** Whether to go on. */
  public enum Verdict {
    /** The wanted state is reached. */
    DONE,
    /** The wanted state may still be reached. */
    WAITING,
    /** The wanted state can't be reached. */
    FAILED,
    /** The thing doesn't exist. */
    MISSING
  }

  /** Returns the result for a thing that exists. */
  public static <T> Probe<T> of(
      boolean done, boolean failed, T value, String state, Optional<String> message) {
    Verdict verdict = done ? Verdict.DONE : failed ? Verdict.FAILED : Verdict.WAITING;
    return new Probe<>(verdict, value, state, message, 0, 0);
  }

  /** Returns the result for a thing that doesn't exist. */
  public static <T> Probe<T> missing() {
    return new Probe<>(Verdict.MISSING, null, "", Optional.empty(), 0, 0);
  }

  /** Returns this result with a count. */
  public Probe<T> counting(long nowDone, long nowTotal) {
    return new Probe<>(verdict, value, state, message, nowDone, nowTotal);
  }

  /** Returns whether a state says that the thing is being deleted or is gone. */
  public static boolean isDeletion(OpenValue state) {
    String text = state.text().toLowerCase(Locale.ROOT);
    return text.equals("deleting") || text.equals("deleted");
  }

  /**
   * Returns whether no operation is in progress that could end a state, and the state isn't a good
   * one. Holds for states that the library doesn't know, too.
   */
  public static boolean isFailure(OpenValue state) {
    String text = state.text().toLowerCase(Locale.ROOT);
    return text.endsWith("failed") || text.endsWith("failure") || text.equals("aborted");
  }

  /** Returns whether a state says that a deletion failed. */
  public static boolean isFailedDeletion(OpenValue state) {
    return isFailure(state) && state.text().toLowerCase(Locale.ROOT).startsWith("delet");
  }
}
