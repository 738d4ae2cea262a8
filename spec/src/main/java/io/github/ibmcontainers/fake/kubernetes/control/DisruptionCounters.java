package io.github.ibmcontainers.fake.kubernetes.control;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.WorkerNode;
import java.util.List;

/** Counts what taking nodes out of service did to a cluster. Its cluster's lock guards it. */
final class DisruptionCounters {
  private int unschedulable;
  private int out;
  private int evicted;
  private int refused;

  void observe(List<WorkerNode> workers, List<JsonObject> nodes) {
    int cordoned = (int) nodes.stream().filter(n -> !NodeObjects.schedulable(n)).count();
    int serving =
        (int)
            nodes.stream().filter(n -> NodeObjects.schedulable(n) && NodeObjects.ready(n)).count();
    unschedulable = Math.max(unschedulable, cordoned);
    out = Math.max(out, workers.size() - serving);
  }

  void evicted() {
    evicted++;
  }

  void refused() {
    refused++;
  }

  ClusterState.Counts counts(int violations) {
    return new ClusterState.Counts(unschedulable, out, evicted, refused, violations);
  }
}
