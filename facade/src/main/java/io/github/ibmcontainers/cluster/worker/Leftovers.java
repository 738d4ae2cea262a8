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
 * Finds nodes that an interrupted earlier run left unschedulable, which is possible for workers
 * that are updated in place. Checks each node once. Not thread-safe.
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

  /**
   * Marks the nodes of worker nodes as schedulable, and returns the worker nodes whose nodes were
   * unschedulable.
   */
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
      // The run reports missing access when it needs to drain a node.
      return List.of();
    }
  }
}
