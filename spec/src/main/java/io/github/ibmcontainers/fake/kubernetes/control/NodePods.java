package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.DAEMON_SETS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NODES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.PODS;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Controller of pods that are bound to nodes: those of daemon sets, and static pods. */
final class NodePods {
  private static final String TOLERATIONS =
      """
      [{"key": "node.kubernetes.io/not-ready", "operator": "Exists", "effect": "NoExecute"},
       {"key": "node.kubernetes.io/unreachable", "operator": "Exists", "effect": "NoExecute"},
       {"key": "node.kubernetes.io/unschedulable", "operator": "Exists", "effect": "NoSchedule"}]
      """;

  private final ObjectStore store;
  private final List<JsonObject> staticPods = new ArrayList<>();

  NodePods(ObjectStore store) {
    this.store = store;
  }

  /** Adds a pod that the kubelet of its node recreates whenever it is missing. */
  void addStatic(JsonObject pod) {
    staticPods.add(pod);
  }

  void sync() {
    for (JsonObject pod : staticPods) {
      boolean missing =
          store.get(PODS, KubeJson.namespace(pod), KubeJson.name(pod)).isEmpty()
              && store.get(NODES, "", Pods.node(pod)).isPresent();
      if (missing) {
        store.create(PODS, pod);
      }
    }
    store.all(DAEMON_SETS).forEach(this::daemonSet);
  }

  private void daemonSet(JsonObject set) {
    List<JsonObject> pods =
        store.list(PODS, KubeJson.namespace(set)).stream()
            .filter(pod -> Pods.controllerUid(pod).equals(KubeJson.uid(set)))
            .toList();
    Set<String> served = new HashSet<>();
    pods.forEach(pod -> served.add(Pods.node(pod)));
    int desired = 0;
    for (JsonObject node : store.all(NODES)) {
      JsonObject pod = pod(set, KubeJson.name(node));
      if (Scheduler.fits(pod, node)) {
        desired++;
        if (!served.contains(KubeJson.name(node))) {
          store.create(PODS, pod);
        }
      }
    }
    status(set, pods, desired);
  }

  private static JsonObject pod(JsonObject set, String node) {
    JsonObject pod = Pods.fromTemplate(DAEMON_SETS, set, KubeJson.name(set) + "-" + Pods.suffix());
    JsonObject spec = KubeJson.child(pod, "spec");
    spec.addProperty("nodeName", node);
    JsonArray tolerations = new JsonArray();
    KubeJson.list(spec, "tolerations").forEach(tolerations::add);
    tolerations.addAll(com.google.gson.JsonParser.parseString(TOLERATIONS).getAsJsonArray());
    spec.add("tolerations", tolerations);
    return pod;
  }

  private void status(JsonObject set, List<JsonObject> pods, int desired) {
    int ready = (int) pods.stream().filter(Pods::healthy).count();
    JsonObject changed = set.deepCopy();
    JsonObject status = KubeJson.child(changed, "status");
    status.addProperty("observedGeneration", KubeJson.number(set, 1, "metadata", "generation"));
    status.addProperty("desiredNumberScheduled", desired);
    status.addProperty("currentNumberScheduled", pods.size());
    status.addProperty("updatedNumberScheduled", pods.size());
    status.addProperty("numberReady", ready);
    status.addProperty("numberAvailable", ready);
    status.addProperty("numberMisscheduled", 0);
    store.update(DAEMON_SETS, changed);
  }
}
