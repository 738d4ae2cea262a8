package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What state a worker is in, or is to be in. */
public final class WorkerState extends OpenValue {
  /** The service says {@code critical}. */
  public static final WorkerState CRITICAL = new WorkerState("critical");

  /** The service says {@code deleting}. */
  public static final WorkerState DELETING = new WorkerState("deleting");

  /** The service says {@code deleted}. */
  public static final WorkerState DELETED = new WorkerState("deleted");

  /** The service says {@code deployed}. */
  public static final WorkerState DEPLOYED = new WorkerState("deployed");

  /** The service says {@code deploying}. */
  public static final WorkerState DEPLOYING = new WorkerState("deploying");

  /** The service says {@code deploy_failed}. */
  public static final WorkerState DEPLOY_FAILED = new WorkerState("deploy_failed");

  /** The service says {@code normal}. */
  public static final WorkerState NORMAL = new WorkerState("normal");

  /** The service says {@code notready}. */
  public static final WorkerState NOTREADY = new WorkerState("notready");

  /** The service says {@code provisioned}. */
  public static final WorkerState PROVISIONED = new WorkerState("provisioned");

  /** The service says {@code provisioning}. */
  public static final WorkerState PROVISIONING = new WorkerState("provisioning");

  /** The service says {@code provision pending}. */
  public static final WorkerState PROVISION_PENDING = new WorkerState("provision pending");

  /** The service says {@code provision_failed}. */
  public static final WorkerState PROVISION_FAILED = new WorkerState("provision_failed");

  /** The service says {@code reloading}. */
  public static final WorkerState RELOADING = new WorkerState("reloading");

  /** The service says {@code reloading_failed}. */
  public static final WorkerState RELOADING_FAILED = new WorkerState("reloading_failed");

  /** The service says {@code reload_pending}. */
  public static final WorkerState RELOAD_PENDING = new WorkerState("reload_pending");

  /** The service says {@code unknown}. */
  public static final WorkerState UNKNOWN = new WorkerState("unknown");

  /** The service says {@code warning}. */
  public static final WorkerState WARNING = new WorkerState("warning");

  private static final Set<String> KNOWN =
      Set.of(
          "critical",
          "deleting",
          "deleted",
          "deployed",
          "deploying",
          "deploy_failed",
          "normal",
          "notready",
          "provisioned",
          "provisioning",
          "provision pending",
          "provision_failed",
          "reloading",
          "reloading_failed",
          "reload_pending",
          "unknown",
          "warning");

  private WorkerState(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static WorkerState of(@Nullable String text) {
    return new WorkerState(text);
  }

  /** Whether nothing but another action will end this state, and it is no good one. */
  public boolean isFailure() {
    return equals(DEPLOY_FAILED) || equals(PROVISION_FAILED) || equals(RELOADING_FAILED);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
