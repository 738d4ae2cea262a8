package io.github.ibmcontainers.cluster.wait;

/** Receives the progress of a wait. */
@FunctionalInterface
public interface ProgressListener {
  /** Called after each poll, in the waiting thread. An exception ends the wait. */
  void onProgress(Progress progress);
}
