package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NODES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.PODS;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedules pods to the suitable node with the fewest pods. */
final class Scheduler {
  private final ObjectStore store;
  private final EventRecorder events;

  Scheduler(ObjectStore store, EventRecorder events) {
    this.store = store;
    this.events = events;
  }

  void sync() {
    List<JsonObject> pods = store.all(PODS);
    List<JsonObject> waiting =
        pods.stream()
            .filter(p -> Pods.node(p).isEmpty() && !Pods.terminating(p) && !Pods.finished(p))
            .toList();
    if (waiting.isEmpty()) {
      return;
    }
    Map<String, Integer> load = new HashMap<>();
    pods.forEach(pod -> load.merge(Pods.node(pod), 1, Integer::sum));
    for (JsonObject pod : waiting) {
      Optional<String> node =
          store.all(NODES).stream()
              .filter(n -> NodeObjects.ready(n) && fits(pod, n))
              .map(KubeJson::name)
              .min(Comparator.comparing(name -> load.getOrDefault(name, 0)));
      node.ifPresent(name -> load.merge(name, 1, Integer::sum));
      bind(pod, node);
    }
  }

  private void bind(JsonObject pod, Optional<String> node) {
    JsonObject changed = pod.deepCopy();
    if (node.isPresent()) {
      KubeJson.child(changed, "spec").addProperty("nodeName", node.get());
      store.update(PODS, changed);
      events.record(
          PODS,
          changed,
          "Scheduled",
          "Successfully assigned " + KubeJson.path(pod) + " to " + node.get());
      return;
    }
    JsonObject status = KubeJson.child(changed, "status");
    if (KubeJson.list(pod, "status", "conditions").isEmpty()) {
      status.addProperty("phase", "Pending");
      JsonObject condition = PodLifecycle.condition("PodScheduled", false, store.now());
      condition.addProperty("reason", "Unschedulable");
      condition.addProperty("message", "0/" + store.all(NODES).size() + " nodes are available.");
      status.add("conditions", KubeJson.arrayOf(condition));
      store.update(PODS, changed);
      events.record(PODS, changed, "FailedScheduling", KubeJson.text(condition, "message"));
    }
  }

  /** Returns whether a pod's node selector matches the node and the pod tolerates its taints. */
  static boolean fits(JsonObject pod, JsonObject node) {
    Map<String, String> labels = KubeJson.labels(node);
    boolean selected =
        KubeJson.strings(KubeJson.map(pod, "spec", "nodeSelector")).entrySet().stream()
            .allMatch(e -> e.getValue().equals(labels.get(e.getKey())));
    return selected
        && (NodeObjects.schedulable(node) || tolerates(pod, NodeObjects.unschedulableTaint()))
        && KubeJson.list(node, "spec", "taints").stream()
            .filter(t -> !KubeJson.text(t, "effect").equals("PreferNoSchedule"))
            .allMatch(taint -> tolerates(pod, taint));
  }

  private static boolean tolerates(JsonObject pod, JsonObject taint) {
    return KubeJson.list(pod, "spec", "tolerations").stream()
        .anyMatch(
            t -> {
              String effect = KubeJson.text(t, "effect");
              String key = KubeJson.text(t, "key");
              boolean exists = KubeJson.text(t, "operator").equals("Exists");
              return (effect.isEmpty() || effect.equals(KubeJson.text(taint, "effect")))
                  && (key.equals(KubeJson.text(taint, "key")) || (key.isEmpty() && exists))
                  && (exists || KubeJson.text(t, "value").equals(KubeJson.text(taint, "value")));
            });
  }
}
