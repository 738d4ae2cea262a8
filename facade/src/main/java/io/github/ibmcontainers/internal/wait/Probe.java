package io.github.ibmcontainers.internal.wait;

import io.github.ibmcontainers.cluster.value.OpenValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one poll.
 *
 * @param verdict whether polling continues
 * @param value the resource
 * @param state its state
 * @param message the service's message about the state
 * @param done the number of resources in the wanted state
 * @param total the number of resources expected to reach it; 0 if nothing is counted
 */
public record Probe<T>(
    Verdict verdict,
    @Nullable T value,
    String state,
    Optional<String> message,
    long done,
    long total) {
  /** Whether polling continues. */
  public enum Verdict {
    /** The wanted state is reached. */
    DONE,
    /** The wanted state may still be reached. */
    WAITING,
    /** The wanted state can't be reached. */
    FAILED,
    /** The resource doesn't exist. */
    MISSING
  }

  /** Returns the result for an existing resource. */
  public static <T> Probe<T> of(
      boolean done, boolean failed, T value, String state, Optional<String> message) {
    Verdict verdict = done ? Verdict.DONE : failed ? Verdict.FAILED : Verdict.WAITING;
    return new Probe<>(verdict, value, state, message, 0, 0);
  }

  /** Returns the result for a missing resource. */
  public static <T> Probe<T> missing() {
    return new Probe<>(Verdict.MISSING, null, "", Optional.empty(), 0, 0);
  }

  /** Returns this result with a count. */
  public Probe<T> counting(long nowDone, long nowTotal) {
    return new Probe<>(verdict, value, state, message, nowDone, nowTotal);
  }

  /** Returns whether the resource is being deleted or was deleted. */
  public static boolean isDeletion(OpenValue state) {
    String text = state.text().toLowerCase(Locale.ROOT);
    return text.equals("deleting") || text.equals("deleted");
  }

  /**
   * Returns whether a state is a failure that no operation in progress can end. Also applies to
   * states that the library doesn't know.
   */
  public static boolean isFailure(OpenValue state) {
    String text = state.text().toLowerCase(Locale.ROOT);
    return text.endsWith("failed") || text.endsWith("failure") || text.equals("aborted");
  }

  /** Returns whether a state is a failed deletion. */
  public static boolean isFailedDeletion(OpenValue state) {
    return isFailure(state) && state.text().toLowerCase(Locale.ROOT).startsWith("delet");
  }
}
