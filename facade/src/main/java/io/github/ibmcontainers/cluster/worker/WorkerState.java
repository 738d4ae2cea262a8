package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The actual or desired state of a worker node. */
public final class WorkerState extends OpenValue {
  private static final Constants<WorkerState> CONSTANTS = new Constants<>(WorkerState::new);

  public static final WorkerState CRITICAL = CONSTANTS.add("critical");
  public static final WorkerState DELETING = CONSTANTS.add("deleting");
  public static final WorkerState DELETED = CONSTANTS.add("deleted");
  public static final WorkerState DEPLOYED = CONSTANTS.add("deployed");
  public static final WorkerState DEPLOYING = CONSTANTS.add("deploying");
  public static final WorkerState DEPLOY_FAILED = CONSTANTS.add("deploy_failed");
  public static final WorkerState NORMAL = CONSTANTS.add("normal");
  public static final WorkerState NOTREADY = CONSTANTS.add("notready");
  public static final WorkerState PROVISIONED = CONSTANTS.add("provisioned");
  public static final WorkerState PROVISIONING = CONSTANTS.add("provisioning");
  public static final WorkerState PROVISION_PENDING = CONSTANTS.add("provision pending");
  public static final WorkerState PROVISION_FAILED = CONSTANTS.add("provision_failed");
  public static final WorkerState RELOADING = CONSTANTS.add("reloading");
  public static final WorkerState RELOADING_FAILED = CONSTANTS.add("reloading_failed");
  public static final WorkerState RELOAD_PENDING = CONSTANTS.add("reload_pending");
  public static final WorkerState UNKNOWN = CONSTANTS.add("unknown");
  public static final WorkerState WARNING = CONSTANTS.add("warning");

  private WorkerState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static WorkerState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }

  /** Returns whether this is a failure state that only another operation ends. */
  public boolean isFailure() {
    return equals(DEPLOY_FAILED) || equals(PROVISION_FAILED) || equals(RELOADING_FAILED);
  }
}
