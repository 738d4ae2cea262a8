package io.github.ibmcontainers.internal.wait;

import java.util.function.BooleanSupplier;

/**
 * The goal of a wait.
 *
 * @param subject the resource, such as {@code cluster mycluster}
 * @param wanted the wanted state, such as {@code ready}, as it follows "waiting for it to be"
 * @param gone whether the resource is expected to disappear
 * @param isNew whether the resource was just created, so that the service may not find it yet
 */
public record Goal(String subject, String wanted, boolean gone, BooleanSupplier isNew) {
  /** Returns the goal that a resource reaches a state. */
  public static Goal of(String subject, String wanted) {
    return new Goal(subject, wanted, false, () -> false);
  }

  /** Returns the goal that a resource no longer exists. */
  public static Goal gone(String subject) {
    return new Goal(subject, "deleted", true, () -> false);
  }

  /** Returns this goal for a resource that the service may not find yet because it is new. */
  public Goal foundLateIf(BooleanSupplier created) {
    return new Goal(subject, wanted, gone, created);
  }
}
