package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NODES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.PODS;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts pods that have a node, ends those that are deleted, and loses those whose node is gone.
 */
final class PodLifecycle {
  private final ObjectStore store;
  private final Clock clock;
  private final DisruptionBudgets budgets;
  private final Map<String, Instant> readyFrom = new HashMap<>();
  private final Map<String, Instant> goneFrom = new HashMap<>();
  private Duration start = Duration.ZERO;
  private Duration termination = Duration.ZERO;

  PodLifecycle(ObjectStore store, Clock clock, DisruptionBudgets budgets) {
    this.store = store;
    this.clock = clock;
    this.budgets = budgets;
  }

  void startDuration(Duration time) {
    start = time;
  }

  void terminationDuration(Duration time) {
    termination = time;
  }

  /** Deletes a pod; it is gone after its grace period, but no later than it takes to terminate. */
  JsonObject delete(JsonObject pod, int graceSeconds) {
    boolean atOnce = graceSeconds == 0 || Pods.node(pod).isEmpty() || Pods.finished(pod);
    Duration grace = Duration.ofSeconds(graceSeconds);
    Duration takes =
        atOnce ? Duration.ZERO : termination.compareTo(grace) < 0 ? termination : grace;
    JsonObject deleted = pod;
    if (!Pods.terminating(pod)) {
      JsonObject changed = pod.deepCopy();
      KubeJson.metadata(changed).addProperty("deletionTimestamp", store.now());
      KubeJson.metadata(changed).addProperty("deletionGracePeriodSeconds", graceSeconds);
      deleted = store.update(PODS, changed);
    }
    Instant end = clock.instant().plus(takes);
    goneFrom.merge(KubeJson.uid(pod), end, (a, b) -> a.isBefore(b) ? a : b);
    return deleted;
  }

  void sync() {
    Instant now = clock.instant();
    for (JsonObject pod : store.all(PODS)) {
      boolean lost = !Pods.node(pod).isEmpty() && store.get(NODES, "", Pods.node(pod)).isEmpty();
      Instant end = goneFrom.get(KubeJson.uid(pod));
      if (lost || (end != null && !now.isBefore(end))) {
        remove(pod, lost);
      } else if (!Pods.finished(pod) && !Pods.node(pod).isEmpty()) {
        run(pod, now);
      }
    }
  }

  private void remove(JsonObject pod, boolean lost) {
    if (lost && !Pods.terminating(pod)) {
      budgets.lost(pod);
    }
    goneFrom.remove(KubeJson.uid(pod));
    readyFrom.remove(KubeJson.uid(pod));
    store.remove(PODS, pod);
    if (lost) {
      // The next pod that is lost with the same node finds its budget smaller.
      budgets.sync();
    }
  }

  private void run(JsonObject pod, Instant now) {
    Instant from = readyFrom.computeIfAbsent(KubeJson.uid(pod), uid -> now.plus(start));
    boolean up = !now.isBefore(from);
    boolean ready =
        up && store.get(NODES, "", Pods.node(pod)).filter(NodeObjects::ready).isPresent();
    boolean told =
        Pods.phase(pod).equals(up ? "Running" : "Pending")
            && NodeObjects.hasCondition(pod, "Ready") == ready
            && NodeObjects.hasCondition(pod, "PodScheduled");
    if (!told) {
      store.update(PODS, status(pod, up, ready));
    }
  }

  private JsonObject status(JsonObject pod, boolean up, boolean ready) {
    String now = store.now();
    JsonObject changed = pod.deepCopy();
    JsonObject status = KubeJson.child(changed, "status");
    status.addProperty("phase", up ? "Running" : "Pending");
    status.add(
        "conditions",
        KubeJson.arrayOf(
            condition("PodScheduled", true, now),
            condition("Initialized", true, now),
            condition("ContainersReady", ready, now),
            condition("Ready", ready, now)));
    if (!status.has("startTime")) {
      status.addProperty("startTime", now);
    }
    status.addProperty("hostIP", Pods.node(pod));
    status.addProperty("podIP", address(KubeJson.uid(pod)));
    JsonArray containers = new JsonArray();
    for (JsonObject container : KubeJson.list(pod, "spec", "containers")) {
      containers.add(containerStatus(container, up, ready, now));
    }
    status.add("containerStatuses", containers);
    return changed;
  }

  private static JsonObject containerStatus(
      JsonObject container, boolean up, boolean ready, String now) {
    JsonObject status = new JsonObject();
    status.addProperty("name", KubeJson.text(container, "name"));
    status.addProperty("image", KubeJson.text(container, "image"));
    status.addProperty("imageID", "");
    status.addProperty("ready", ready);
    status.addProperty("started", up);
    status.addProperty("restartCount", 0);
    JsonObject state = new JsonObject();
    state.addProperty(up ? "startedAt" : "reason", up ? now : "ContainerCreating");
    KubeJson.child(status, "state").add(up ? "running" : "waiting", state);
    return status;
  }

  static JsonObject condition(String type, boolean value, String now) {
    JsonObject condition = new JsonObject();
    condition.addProperty("type", type);
    condition.addProperty("status", value ? "True" : "False");
    condition.addProperty("lastTransitionTime", now);
    return condition;
  }

  private static String address(String uid) {
    int hash = uid.hashCode();
    return "172.30." + Math.floorMod(hash >> 8, 256) + "." + (Math.floorMod(hash, 254) + 1);
  }
}
