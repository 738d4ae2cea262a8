package io.github.ibmcontainers.cluster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done to a cluster's master. */
public final class MasterState extends OpenValue {
  /** The service says {@code deployed}. */
  public static final MasterState DEPLOYED = new MasterState("deployed");

  /** The service says {@code deploying}. */
  public static final MasterState DEPLOYING = new MasterState("deploying");

  /** The service says {@code deploy_failed}. */
  public static final MasterState DEPLOY_FAILED = new MasterState("deploy_failed");

  /** The service says {@code deleting}. */
  public static final MasterState DELETING = new MasterState("deleting");

  /** The service says {@code delete_failed}. */
  public static final MasterState DELETE_FAILED = new MasterState("delete_failed");

  /** The service says {@code updating}. */
  public static final MasterState UPDATING = new MasterState("updating");

  /** The service says {@code update_cancelled}. */
  public static final MasterState UPDATE_CANCELLED = new MasterState("update_cancelled");

  /** The service says {@code update_failed}. */
  public static final MasterState UPDATE_FAILED = new MasterState("update_failed");

  /** The service says {@code scaled_down}. */
  public static final MasterState SCALED_DOWN = new MasterState("scaled_down");

  private static final Set<String> KNOWN =
      Set.of(
          "deployed",
          "deploying",
          "deploy_failed",
          "deleting",
          "delete_failed",
          "updating",
          "update_cancelled",
          "update_failed",
          "scaled_down");

  private MasterState(@Nullable String text) {
    super(text);
  }

  /** The value of that text, known or not. */
  public static MasterState of(@Nullable String text) {
    return new MasterState(text);
  }

  /** Whether what was done to the master did not succeed. */
  public boolean isFailure() {
    return equals(DEPLOY_FAILED) || equals(DELETE_FAILED) || equals(UPDATE_FAILED);
  }

  @Override
  Set<String> knownValues() {
    return KNOWN;
  }
}
