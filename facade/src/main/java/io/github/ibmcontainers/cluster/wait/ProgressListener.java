package io.github.ibmcontainers.cluster.wait;

/** Is told how a wait goes. */
@FunctionalInterface
public interface ProgressListener {
  /** Called after each look, in the waiting thread; what it throws ends the wait. */
  void onProgress(Progress progress);
}
