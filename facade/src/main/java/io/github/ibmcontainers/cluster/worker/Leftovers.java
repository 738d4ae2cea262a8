package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.cluster.maintenance.NodeMaintenance;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The nodes that an earlier run has left unschedulable, since it was killed: the node of a worker
 * that is updated in place remains. Looks at each node once. Not thread-safe.
 */
final class Leftovers {
  private final Supplier<NodeMaintenance> nodes;
  private final Set<String> inspected = new HashSet<>();

  Leftovers(Supplier<NodeMaintenance> nodes) {
    this.nodes = nodes;
  }

  static NodeKey key(Worker worker) {
    return new NodeKey(worker.id(), worker.privateAddress());
  }

  /** Marks the nodes of worker nodes as schedulable, and returns those that were not. */
  List<Worker> release(List<Worker> workers) {
    Map<NodeKey, Worker> byKey = new LinkedHashMap<>();
    workers.stream().filter(it -> inspected.add(it.id())).forEach(it -> byKey.put(key(it), it));
    if (byKey.isEmpty()) {
      return List.of();
    }
    try {
      return nodes.get().release(byKey.keySet()).stream().map(byKey::get).toList();
    } catch (CallCanceledException e) {
      throw e;
    } catch (ContainersException e) {
      // Without access nothing can be drained either, which the run reports when it has to.
      return List.of();
    }
  }
}
