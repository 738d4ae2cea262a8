package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.BUDGETS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.PODS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.REPLICA_SETS;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.LabelSelector;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Controller of disruption budgets: updates their status, and decides on evictions. */
public final class DisruptionBudgets {
  private final ObjectStore store;
  private final Map<String, Integer> refusals = new HashMap<>();
  private int violations;

  DisruptionBudgets(ObjectStore store) {
    this.store = store;
  }

  /** The decision on an eviction. */
  public sealed interface Decision {
    /** The pod can be evicted. */
    record Allowed() implements Decision {}

    /**
     * A budget allows no further disruption.
     *
     * @param budget the name of the budget
     * @param needed the number of healthy pods that the budget requires
     * @param healthy the current number of healthy pods
     */
    record Refused(String budget, int needed, int healthy) implements Decision {}

    /** More than one budget covers the pod. */
    record Ambiguous() implements Decision {}
  }

  /** Decides on the eviction of a pod that exists. */
  public Decision decide(JsonObject pod) {
    if (Pods.finished(pod) || Pods.terminating(pod) || Pods.phase(pod).equals("Pending")) {
      return new Decision.Allowed();
    }
    List<JsonObject> budgets = covering(pod);
    if (budgets.isEmpty()) {
      return new Decision.Allowed();
    }
    if (budgets.size() > 1) {
      return new Decision.Ambiguous();
    }
    JsonObject budget = budgets.get(0);
    int needed = KubeJson.number(budget, 0, "status", "desiredHealthy");
    int healthy = KubeJson.number(budget, 0, "status", "currentHealthy");
    boolean refused = useRefusal(budget);
    boolean evictableAsUnhealthy =
        !Pods.healthy(pod)
            && ((healthy >= needed && needed > 0)
                || KubeJson.text(budget, "spec", "unhealthyPodEvictionPolicy")
                    .equals("AlwaysAllow"));
    boolean allowed =
        evictableAsUnhealthy || KubeJson.number(budget, 0, "status", "disruptionsAllowed") > 0;
    return allowed && !refused
        ? new Decision.Allowed()
        : new Decision.Refused(KubeJson.name(budget), needed, healthy);
  }

  /** Counts down the evictions that the budget was set to refuse; returns whether this is one. */
  private boolean useRefusal(JsonObject budget) {
    int remaining = refusals.getOrDefault(KubeJson.path(budget), 0);
    refusals.put(KubeJson.path(budget), Math.max(0, remaining - 1));
    return remaining > 0;
  }

  /** Makes a budget refuse the next evictions, even those that it would allow. */
  void refuse(String namespace, String name, int times) {
    refusals.put(namespace + "/" + name, times);
  }

  private List<JsonObject> covering(JsonObject pod) {
    Map<String, String> labels = KubeJson.labels(pod);
    return store.list(BUDGETS, KubeJson.namespace(pod)).stream()
        .filter(budget -> selector(budget).test(labels))
        .toList();
  }

  /** An empty selector matches all pods of the namespace, a missing one none. */
  private static Predicate<Map<String, String>> selector(JsonObject budget) {
    return KubeJson.at(budget, "spec", "selector").isEmpty()
        ? labels -> false
        : LabelSelector.of(KubeJson.map(budget, "spec", "selector"));
  }

  /** Counts a violation if a pod is deleted or lost against its budget. */
  void lost(JsonObject pod) {
    boolean violated =
        Pods.healthy(pod)
            && covering(pod).stream()
                .anyMatch(b -> KubeJson.number(b, 0, "status", "disruptionsAllowed") < 1);
    if (violated) {
      violations++;
    }
  }

  /** Returns the number of violations. */
  int violations() {
    return violations;
  }

  void sync() {
    store.all(BUDGETS).forEach(this::status);
  }

  private void status(JsonObject budget) {
    Predicate<Map<String, String>> selector = selector(budget);
    List<JsonObject> pods =
        store.list(PODS, KubeJson.namespace(budget)).stream()
            .filter(p -> !Pods.finished(p) && selector.test(KubeJson.labels(p)))
            .toList();
    int expected = expected(pods);
    int healthy = (int) pods.stream().filter(Pods::healthy).count();
    Optional<JsonElement> maxUnavailable = KubeJson.at(budget, "spec", "maxUnavailable");
    int needed =
        maxUnavailable
            .map(max -> Math.max(0, expected - scaled(max, expected)))
            .orElseGet(
                () ->
                    KubeJson.at(budget, "spec", "minAvailable")
                        .map(m -> scaled(m, expected))
                        .orElse(1));
    int allowed = expected < 1 ? 0 : Math.max(0, healthy - needed);
    JsonObject changed = budget.deepCopy();
    JsonObject status = KubeJson.child(changed, "status");
    status.addProperty("observedGeneration", KubeJson.number(budget, 1, "metadata", "generation"));
    status.addProperty("expectedPods", expected);
    status.addProperty("currentHealthy", healthy);
    status.addProperty("desiredHealthy", needed);
    status.addProperty("disruptionsAllowed", allowed);
    if (KubeJson.hasCondition(budget, "DisruptionAllowed") != allowed > 0
        || !status.has("conditions")) {
      JsonObject condition = PodLifecycle.condition("DisruptionAllowed", allowed > 0, store.now());
      condition.addProperty("reason", allowed > 0 ? "SufficientPods" : "InsufficientPods");
      condition.addProperty("message", "");
      status.add("conditions", KubeJson.arrayOf(condition));
    }
    store.update(BUDGETS, changed);
  }

  /**
   * Returns the number of replicas of the pods' controllers, plus the pods without a controller.
   */
  private int expected(List<JsonObject> pods) {
    Set<String> sets = new TreeSet<>();
    int others = 0;
    for (JsonObject pod : pods) {
      Optional<JsonObject> owner = Pods.controller(pod);
      if (owner.filter(o -> KubeJson.text(o, "kind").equals("ReplicaSet")).isPresent()) {
        sets.add(KubeJson.namespace(pod) + "/" + KubeJson.text(owner.get(), "name"));
      } else {
        others++;
      }
    }
    int replicas = others;
    for (String set : sets) {
      String[] path = set.split("/", -1);
      replicas +=
          store
              .get(REPLICA_SETS, path[0], path[1])
              .map(s -> KubeJson.number(s, 1, "spec", "replicas"))
              .orElse(0);
    }
    return replicas;
  }

  /** Returns a number, or a percentage rounded up. */
  private static int scaled(JsonElement value, int total) {
    String text = value.getAsString();
    return text.endsWith("%")
        ? (int) Math.ceil(total * Integer.parseInt(text.substring(0, text.length() - 1)) / 100.0)
        : Integer.parseInt(text);
  }
}
