package io.github.ibmcontainers.cluster.maintenance;

/** What happens to a master or a worker node during maintenance. */
public enum MaintenanceStep {
  /** An update of the master was ordered. */
  MASTER_UPDATING("master update ordered"),
  /** The master runs the new version. */
  MASTER_UPDATED("master updated"),
  /** The node is marked as unschedulable and its pods are evicted. */
  DRAINING("draining"),
  /** Something prevents evictions at the moment; the detail names the pods and the reason. */
  BLOCKED("blocked"),
  /** The replacement, update, or reload of the worker node was ordered. */
  ORDERED("ordered"),
  /** The worker node that takes the place of the replaced one has appeared. */
  SUCCESSOR("successor found"),
  /** The worker node or its successor is ready at the new version. */
  DONE("done"),
  /** The worker node could not be brought to the new version; the detail says why. */
  FAILED("failed"),
  /** The node is marked as schedulable again, since its worker node is not replaced now. */
  UNCORDONED("uncordoned");

  private final String text;

  MaintenanceStep(String text) {
    this.text = text;
  }

  /** Returns the description for people. */
  @Override
  public String toString() {
    return text;
  }
}
