package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.OpenValue;
import org.jspecify.annotations.Nullable;

/** The state of a cluster. */
public final class ClusterState extends OpenValue {
  private static final Constants<ClusterState> CONSTANTS = new Constants<>(ClusterState::new);

  /** The cluster was deleted before its master was deployed. */
  public static final ClusterState ABORTED = CONSTANTS.add("aborted");

  /** The master can't be reached, or all worker nodes are down. */
  public static final ClusterState CRITICAL = CONSTANTS.add("critical");

  /** The master or a worker node could not be deleted. */
  public static final ClusterState DELETE_FAILED = CONSTANTS.add("delete_failed");

  /** The cluster is deleted, but not yet removed from the account. */
  public static final ClusterState DELETED = CONSTANTS.add("deleted");

  /** The cluster is being deleted. */
  public static final ClusterState DELETING = CONSTANTS.add("deleting");

  /** The deployment of the master failed. */
  public static final ClusterState DEPLOY_FAILED = CONSTANTS.add("deploy_failed");

  /** The master is not ready yet. */
  public static final ClusterState DEPLOYING = CONSTANTS.add("deploying");

  /** The cluster is healthy. */
  public static final ClusterState NORMAL = CONSTANTS.add("normal");

  /** The master is ready, worker nodes are being provisioned. */
  public static final ClusterState PENDING = CONSTANTS.add("pending");

  /** The cluster is requested and its infrastructure is ordered. */
  public static final ClusterState REQUESTED = CONSTANTS.add("requested");

  /** The master is being updated. */
  public static final ClusterState UPDATING = CONSTANTS.add("updating");

  /** The cluster runs a version that the service no longer supports. */
  public static final ClusterState UNSUPPORTED = CONSTANTS.add("unsupported");

  /** The cluster is usable, but a part of it is unhealthy. */
  public static final ClusterState WARNING = CONSTANTS.add("warning");

  private ClusterState(String text, boolean known) {
    super(text, known);
  }

  /** Returns the value with the given text, known or not. */
  public static ClusterState of(@Nullable String text) {
    return CONSTANTS.of(text);
  }

  /** Returns whether this is a failure state that only another operation ends. */
  public boolean isFailure() {
    return equals(ABORTED) || equals(DEPLOY_FAILED) || equals(DELETE_FAILED) || equals(DELETED);
  }

  /** Returns whether the cluster is being deleted, or deleted. */
  public boolean isDeletion() {
    return equals(DELETING) || equals(DELETED) || equals(DELETE_FAILED);
  }
}
