package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The operation in progress on a cluster's master. */
public final class MasterState extends OpenValue {
  private static final Constants<MasterState> CONSTANTS = new Constants<>(MasterState::new);

  /** The master is deployed and no operation is in progress. */
  public static final MasterState DEPLOYED = CONSTANTS.add("deployed");

  /** The master is being deployed. */
  public static final MasterState DEPLOYING = CONSTANTS.add("deploying");

  /** The deployment of the master failed. */
  public static final MasterState DEPLOY_FAILED = CONSTANTS.add("deploy_failed");

  /** The master is being deleted. */
  public static final MasterState DELETING = CONSTANTS.add("deleting");

  /** The deletion of the master failed. */
  public static final MasterState DELETE_FAILED = CONSTANTS.add("delete_failed");

  /** The master is being updated to another version. */
  public static final MasterState UPDATING = CONSTANTS.add("updating");

  /** The update of the master was canceled. */
  public static final MasterState UPDATE_CANCELLED = CONSTANTS.add("update_cancelled");

  /** The update of the master failed. */
  public static final MasterState UPDATE_FAILED = CONSTANTS.add("update_failed");

  /** The master is scaled down because the cluster is not in use. */
  public static final MasterState SCALED_DOWN = CONSTANTS.add("scaled_down");

  private MasterState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static MasterState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }

  /** Returns whether the last operation on the master failed or was cancelled. */
  public boolean isFailure() {
    return equals(DEPLOY_FAILED)
        || equals(DELETE_FAILED)
        || equals(UPDATE_FAILED)
        || equals(UPDATE_CANCELLED);
  }
}
