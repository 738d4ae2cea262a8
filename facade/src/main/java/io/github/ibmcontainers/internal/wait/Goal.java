package io.github.ibmcontainers.internal.wait;

import java.util.function.BooleanSupplier;

/**
 * What a wait is for.
 *
 * @param subject the thing, such as {@code cluster mycluster}
 * @param wanted the wanted state, such as {@code ready}; completes "waiting for it to be ..."
 * @param gone whether the thing is to disappear
 * @param isNew whether the thing was created a moment ago, so that the service may not find it yet
 */
public record Goal(String subject, String wanted, boolean gone, BooleanSupplier isNew) {
  /** Returns the goal that a thing reaches a state. */
  public static Goal of(String subject, String wanted) {
    return new Goal(subject, wanted, false, () -> false);
  }

  /** Returns the goal that a thing disappears. */
  public static Goal gone(String subject) {
    return new Goal(subject, "deleted", true, () -> false);
  }

  /** Returns this goal for a thing that may be so new that the service doesn't find it yet. */
  public Goal foundLateIf(BooleanSupplier created) {
    return new Goal(subject, wanted, gone, created);
  }
}
