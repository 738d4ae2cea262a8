package io.github.ibmcontainers.internal.wait;

import io.github.ibmcontainers.cluster.value.OpenValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look at something that is waited for has shown.
 *
 * @param verdict whether to go on
 * @param value what was seen
 * @param state in one word
 * @param message in more words
 * @param done how many of several things are as they should be
 * @param total how many there are
 */
public record Look<T>(
    Verdict verdict,
    @Nullable T value,
    String state,
    Optional<String> message,
    int done,
    int total) {
  public enum Verdict {
    DONE,
    WAITING,
    FAILED;

    public static Verdict of(boolean done, boolean failed) {
      return done ? DONE : failed ? FAILED : WAITING;
    }
  }

  public static <T> Look<T> of(
      Verdict verdict, T value, OpenValue state, Optional<String> message) {
    return new Look<>(verdict, value, state.text(), message, 0, 0);
  }

  public Look<T> counting(int nowDone, int nowTotal) {
    return new Look<>(verdict, value, state, message, nowDone, nowTotal);
  }
}
