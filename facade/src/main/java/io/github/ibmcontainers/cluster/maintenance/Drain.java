package io.github.ibmcontainers.cluster.maintenance;

/**
 * A drain of one node: marks the node as unschedulable, evicts its pods, and waits until they have
 * ended. It never blocks for longer than its requests take. Not thread-safe.
 */
public interface Drain {
  /**
   * Does what is due: marks the node, requests evictions, checks which pods are left. Call it again
   * after a few seconds until the state is {@linkplain DrainState#isDone() done}. A node that
   * doesn't exist is drained. Failures that a later call may overcome are in the state.
   *
   * @throws DrainException if pods must not be evicted by the options, or the time limit is reached
   * @throws io.github.ibmcontainers.error.ContainersException if the cluster's API refuses a
   *     request
   */
  DrainState advance();

  /** Returns whether this drain has marked the node as unschedulable, and has not undone it. */
  boolean isCordoned();

  /**
   * Marks the node as schedulable again if this drain has marked it as unschedulable. A node that
   * was unschedulable before stays so.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if that fails, also when repeated
   */
  void uncordon();
}
