package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** What state a cluster is in. */
public final class ClusterState extends OpenValue {
  private static final Constants<ClusterState> CONSTANTS = new Constants<>(ClusterState::new);

  public static final ClusterState ABORTED = CONSTANTS.add("aborted");
  public static final ClusterState CRITICAL = CONSTANTS.add("critical");
  public static final ClusterState DELETE_FAILED = CONSTANTS.add("delete_failed");
  public static final ClusterState DELETED = CONSTANTS.add("deleted");
  public static final ClusterState DELETING = CONSTANTS.add("deleting");
  public static final ClusterState DEPLOY_FAILED = CONSTANTS.add("deploy_failed");

  /** The master is not ready yet. */
  public static final ClusterState DEPLOYING = CONSTANTS.add("deploying");

  /** All is well; the cluster can be used. */
  public static final ClusterState NORMAL = CONSTANTS.add("normal");

  /** The master is ready, workers are being made. */
  public static final ClusterState PENDING = CONSTANTS.add("pending");

  public static final ClusterState REQUESTED = CONSTANTS.add("requested");
  public static final ClusterState UPDATING = CONSTANTS.add("updating");
  public static final ClusterState UNSUPPORTED = CONSTANTS.add("unsupported");

  /** The cluster can be used, some of it is not well. */
  public static final ClusterState WARNING = CONSTANTS.add("warning");

  private ClusterState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static ClusterState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }

  /** Whether nothing but another action will end this state, and it is no good one. */
  public boolean isFailure() {
    return equals(ABORTED) || equals(DEPLOY_FAILED) || equals(DELETE_FAILED) || equals(DELETED);
  }

  /** Whether the cluster is on its way out, or gone. */
  public boolean isDeletion() {
    return equals(DELETING) || equals(DELETED) || equals(DELETE_FAILED);
  }
}
