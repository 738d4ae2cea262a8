package io.github.ibmcontainers.cluster.maintenance;

/** Receives the steps of a rolling replacement or an upgrade. */
@FunctionalInterface
public interface MaintenanceListener {
  /** Called for each step, in the thread that runs the maintenance. An exception ends it. */
  void onEvent(MaintenanceEvent event);
}
