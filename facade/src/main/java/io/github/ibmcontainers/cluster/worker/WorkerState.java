package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The actual or desired state of a worker node. */
public final class WorkerState extends OpenValue {
  private static final Constants<WorkerState> CONSTANTS = new Constants<>(WorkerState::new);

  /** The node can't be used. */
  public static final WorkerState CRITICAL = CONSTANTS.add("critical");

  /** The node is being deleted. */
  public static final WorkerState DELETING = CONSTANTS.add("deleting");

  /** The node is deleted. */
  public static final WorkerState DELETED = CONSTANTS.add("deleted");

  /** The node is deployed. */
  public static final WorkerState DEPLOYED = CONSTANTS.add("deployed");

  /** The node's software is being installed. */
  public static final WorkerState DEPLOYING = CONSTANTS.add("deploying");

  /** The installation of the node's software failed. */
  public static final WorkerState DEPLOY_FAILED = CONSTANTS.add("deploy_failed");

  /** The node is ready for workloads. */
  public static final WorkerState NORMAL = CONSTANTS.add("normal");

  /** Kubernetes reports the node as not ready. */
  public static final WorkerState NOTREADY = CONSTANTS.add("notready");

  /** The machine of the node is provided. */
  public static final WorkerState PROVISIONED = CONSTANTS.add("provisioned");

  /** The machine of the node is being provided. */
  public static final WorkerState PROVISIONING = CONSTANTS.add("provisioning");

  /** The machine of the node was requested. */
  public static final WorkerState PROVISION_PENDING = CONSTANTS.add("provision pending");

  /** The machine of the node could not be provided. */
  public static final WorkerState PROVISION_FAILED = CONSTANTS.add("provision_failed");

  /** The node is being reloaded. */
  public static final WorkerState RELOADING = CONSTANTS.add("reloading");

  /** The reload of the node failed. */
  public static final WorkerState RELOADING_FAILED = CONSTANTS.add("reloading_failed");

  /** A reload of the node was requested. */
  public static final WorkerState RELOAD_PENDING = CONSTANTS.add("reload_pending");

  /** The master has no connection to the node. */
  public static final WorkerState UNKNOWN = CONSTANTS.add("unknown");

  /** The node is low on a resource, such as memory or disk space. */
  public static final WorkerState WARNING = CONSTANTS.add("warning");

  private WorkerState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, which may be unknown to the library. */
  public static WorkerState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }

  /** Returns whether this is a failure that only another operation can end. */
  public boolean isFailure() {
    return equals(DEPLOY_FAILED) || equals(PROVISION_FAILED) || equals(RELOADING_FAILED);
  }
}
