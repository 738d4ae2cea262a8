package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What state a cluster is in. */
public final class ClusterState extends OpenValue {
  /** The service says {@code aborted}. */
  public static final ClusterState ABORTED = new ClusterState("aborted");

  /** The service says {@code critical}. */
  public static final ClusterState CRITICAL = new ClusterState("critical");

  /** The service says {@code delete_failed}. */
  public static final ClusterState DELETE_FAILED = new ClusterState("delete_failed");

  /** The service says {@code deleted}. */
  public static final ClusterState DELETED = new ClusterState("deleted");

  /** The service says {@code deleting}. */
  public static final ClusterState DELETING = new ClusterState("deleting");

  /** The service says {@code deploy_failed}. */
  public static final ClusterState DEPLOY_FAILED = new ClusterState("deploy_failed");

  /** The master is not ready yet. */
  public static final ClusterState DEPLOYING = new ClusterState("deploying");

  /** All is well; the cluster can be used. */
  public static final ClusterState NORMAL = new ClusterState("normal");

  /** The master is ready, workers are being made. */
  public static final ClusterState PENDING = new ClusterState("pending");

  /** The service says {@code requested}. */
  public static final ClusterState REQUESTED = new ClusterState("requested");

  /** The service says {@code updating}. */
  public static final ClusterState UPDATING = new ClusterState("updating");

  /** The service says {@code unsupported}. */
  public static final ClusterState UNSUPPORTED = new ClusterState("unsupported");

  /** The cluster can be used, some of it is not well. */
  public static final ClusterState WARNING = new ClusterState("warning");

  private static final Set<String> KNOWN =
      Set.of(
          "aborted",
          "critical",
          "delete_failed",
          "deleted",
          "deleting",
          "deploy_failed",
          "deploying",
          "normal",
          "pending",
          "requested",
          "updating",
          "unsupported",
          "warning");

  private ClusterState(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static ClusterState of(@Nullable String text) {
    return new ClusterState(text);
  }

  /** Whether nothing but another action will end this state, and it is no good one. */
  public boolean isFailure() {
    return equals(ABORTED) || equals(DEPLOY_FAILED) || equals(DELETE_FAILED) || equals(DELETED);
  }

  /** Whether the cluster is on its way out, or gone. */
  public boolean isDeletion() {
    return equals(DELETING) || equals(DELETED) || equals(DELETE_FAILED);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
