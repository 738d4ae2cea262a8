package io.github.ibmcontainers.fake.kubernetes.control;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.WorkerNode;
import java.util.List;

/** Counts disruptions of a cluster. Guarded by the lock of the cluster. */
final class DisruptionCounters {
  private int unschedulable;
  private int unavailable;
  private int evicted;
  private int refused;

  void observe(List<WorkerNode> workers, List<JsonObject> nodes) {
    int cordoned = (int) nodes.stream().filter(n -> !NodeObjects.schedulable(n)).count();
    int available =
        (int)
            nodes.stream().filter(n -> NodeObjects.schedulable(n) && NodeObjects.ready(n)).count();
    unschedulable = Math.max(unschedulable, cordoned);
    unavailable = Math.max(unavailable, workers.size() - available);
  }

  void evicted() {
    evicted++;
  }

  void refused() {
    refused++;
  }

  ClusterState.Counts counts(int violations) {
    return new ClusterState.Counts(unschedulable, unavailable, evicted, refused, violations);
  }
}
