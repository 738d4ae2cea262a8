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

/** Starts scheduled pods, terminates deleted pods, and removes pods whose node no longer exists. */
final class PodLifecycle {
  private final ObjectStore store;
  private final Clock clock;
  private final DisruptionBudgets budgets;
  private final Map<String, Instant> readyAt = new HashMap<>();
  private final Map<String, Instant> removedAt = new HashMap<>();
  private Duration startDuration = Duration.ZERO;
  private Duration terminationDuration = Duration.ZERO;

  PodLifecycle(ObjectStore store, Clock clock, DisruptionBudgets budgets) {
    this.store = store;
    this.clock = clock;
    this.budgets = budgets;
  }

  void startDuration(Duration value) {
    startDuration = value;
  }

  void terminationDuration(Duration value) {
    terminationDuration = value;
  }

  /** Deletes a pod, which is removed after the termination duration or its grace period. */
  JsonObject delete(JsonObject pod, int graceSeconds) {
    boolean immediately = graceSeconds == 0 || Pods.node(pod).isEmpty() || Pods.finished(pod);
    Duration grace = Duration.ofSeconds(graceSeconds);
    Duration duration =
        immediately
            ? Duration.ZERO
            : terminationDuration.compareTo(grace) < 0 ? terminationDuration : grace;
    JsonObject deleted = pod;
    if (!Pods.terminating(pod)) {
      JsonObject changed = pod.deepCopy();
      KubeJson.metadata(changed).addProperty("deletionTimestamp", store.now());
      KubeJson.metadata(changed).addProperty("deletionGracePeriodSeconds", graceSeconds);
      deleted = store.update(PODS, changed);
    }
    Instant end = clock.instant().plus(duration);
    removedAt.merge(KubeJson.uid(pod), end, (a, b) -> a.isBefore(b) ? a : b);
    return deleted;
  }

  void sync() {
    Instant now = clock.instant();
    for (JsonObject pod : store.all(PODS)) {
      boolean lost = !Pods.node(pod).isEmpty() && store.get(NODES, "", Pods.node(pod)).isEmpty();
      Instant end = removedAt.get(KubeJson.uid(pod));
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
    removedAt.remove(KubeJson.uid(pod));
    readyAt.remove(KubeJson.uid(pod));
    store.remove(PODS, pod);
    if (lost) {
      // The budget must be up to date for the next pod that is lost with the same node.
      budgets.sync();
    }
  }

  private void run(JsonObject pod, Instant now) {
    Instant from = readyAt.computeIfAbsent(KubeJson.uid(pod), uid -> now.plus(startDuration));
    boolean running = !now.isBefore(from);
    boolean ready =
        running && store.get(NODES, "", Pods.node(pod)).filter(NodeObjects::ready).isPresent();
    boolean current =
        Pods.phase(pod).equals(running ? "Running" : "Pending")
            && KubeJson.hasCondition(pod, "Ready") == ready
            && KubeJson.hasCondition(pod, "PodScheduled");
    if (!current) {
      store.update(PODS, status(pod, running, ready));
    }
  }

  private JsonObject status(JsonObject pod, boolean running, boolean ready) {
    String now = store.now();
    JsonObject changed = pod.deepCopy();
    JsonObject status = KubeJson.child(changed, "status");
    status.addProperty("phase", running ? "Running" : "Pending");
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
      containers.add(containerStatus(container, running, ready, now));
    }
    status.add("containerStatuses", containers);
    return changed;
  }

  private static JsonObject containerStatus(
      JsonObject container, boolean running, boolean ready, String now) {
    JsonObject status = new JsonObject();
    status.addProperty("name", KubeJson.text(container, "name"));
    status.addProperty("image", KubeJson.text(container, "image"));
    status.addProperty("imageID", "");
    status.addProperty("ready", ready);
    status.addProperty("started", running);
    status.addProperty("restartCount", 0);
    JsonObject state = new JsonObject();
    state.addProperty(running ? "startedAt" : "reason", running ? now : "ContainerCreating");
    KubeJson.child(status, "state").add(running ? "running" : "waiting", state);
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
