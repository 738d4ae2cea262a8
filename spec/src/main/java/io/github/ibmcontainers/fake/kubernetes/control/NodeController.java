package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NODES;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.WorkerNode;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Controller of nodes: maintains a node for each worker that has joined the cluster. */
final class NodeController {
  private final ObjectStore store;
  private final Map<String, WorkerNode> known = new HashMap<>();

  NodeController(ObjectStore store) {
    this.store = store;
  }

  void sync(List<WorkerNode> workers) {
    Set<String> present = new HashSet<>();
    for (WorkerNode worker : workers) {
      if (worker.joined()) {
        present.add(worker.id());
        join(worker);
      }
    }
    known
        .entrySet()
        .removeIf(entry -> !present.contains(entry.getKey()) && leave(entry.getValue()));
    for (JsonObject node : store.all(NODES)) {
      store.update(NODES, NodeObjects.withCordonTaint(node));
    }
  }

  /** A deleted node is recreated only when its kubelet restarts. */
  private void join(WorkerNode worker) {
    WorkerNode before = known.put(worker.id(), worker);
    if (worker.equals(before)) {
      return;
    }
    store
        .get(NODES, "", worker.address())
        .ifPresentOrElse(
            node -> store.update(NODES, NodeObjects.refresh(node, worker, store.now())),
            () -> {
              if (before == null || (worker.ready() && !before.ready())) {
                store.create(NODES, NodeObjects.create(worker, store.now()));
              }
            });
  }

  private boolean leave(WorkerNode worker) {
    store.get(NODES, "", worker.address()).ifPresent(node -> store.remove(NODES, node));
    return true;
  }
}
