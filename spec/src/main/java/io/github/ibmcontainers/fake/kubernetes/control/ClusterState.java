package io.github.ibmcontainers.fake.kubernetes.control;

import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.CLUSTER_VERSIONS;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NAMESPACES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.NODES;
import static io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes.PODS;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.containers.WorkerNode;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ObjectStore;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceTypes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The objects of one cluster and what works on them. Nothing happens behind its back: what is due
 * is done by {@link #reconcile()}. Callers synchronise on it.
 */
public final class ClusterState {
  private static final int ROUNDS = 20;

  private final ObjectStore store;
  private final List<ResourceType> types;
  private final Supplier<Facts> facts;
  private final DisruptionBudgets budgets;
  private final DisruptionCounters counters = new DisruptionCounters();
  private final NodeController nodes;
  private final PodLifecycle pods;
  private final Deployments deployments;
  private final NodePods nodePods;
  private final Scheduler scheduler;
  private final Namespaces namespaces;
  private final GarbageCollector garbage;

  /**
   * What the cluster knows of the outside.
   *
   * @param workers its workers that nobody has removed
   * @param version the version of its master
   */
  public record Facts(List<WorkerNode> workers, String version) {}

  /**
   * What taking nodes out of service did.
   *
   * @param unschedulable the most nodes that were unschedulable at once
   * @param out the most workers that could take no pods at once
   * @param evicted evictions that were taken
   * @param refused evictions that a budget forbade
   * @param violations pods that went without eviction though their budget forbade it
   */
  public record Counts(int unschedulable, int out, int evicted, int refused, int violations) {}

  /**
   * A cluster without objects of its users.
   *
   * @param openShift whether it has OpenShift's types
   * @param authority the certificate of its authority, as pods get it
   * @param facts what it knows of the outside
   */
  public ClusterState(boolean openShift, String authority, Supplier<Facts> facts, Clock clock) {
    this.facts = facts;
    types = ResourceTypes.of(openShift);
    store = new ObjectStore(clock);
    budgets = new DisruptionBudgets(store);
    EventRecorder events = new EventRecorder(store);
    nodes = new NodeController(store);
    pods = new PodLifecycle(store, clock, budgets);
    deployments = new Deployments(store, pods, events);
    nodePods = new NodePods(store);
    scheduler = new Scheduler(store, events);
    namespaces = new Namespaces(store, types, authority);
    garbage = new GarbageCollector(store, types);
    InitialObjects.add(store, openShift);
  }

  /** Its objects. */
  public ObjectStore store() {
    return store;
  }

  /** The types that it serves. */
  public List<ResourceType> types() {
    return types;
  }

  /** The version of its master now. */
  public String version() {
    return facts.get().version();
  }

  /** Decides on evictions. */
  public DisruptionBudgets budgets() {
    return budgets;
  }

  /** Does all that is due, until nothing changes any more. */
  public void reconcile() {
    Facts now = facts.get();
    long before = -1;
    for (int round = 0; round < ROUNDS && before != store.version(); round++) {
      before = store.version();
      nodes.sync(now.workers());
      namespaces.sync(this);
      garbage.sync(this);
      pods.sync();
      deployments.sync();
      nodePods.sync();
      scheduler.sync();
      pods.sync();
      budgets.sync();
    }
    store
        .get(CLUSTER_VERSIONS, "", "version")
        .ifPresent(
            object ->
                store.update(
                    CLUSTER_VERSIONS,
                    InitialObjects.clusterVersion(object, now.version(), store.now())));
    counters.observe(now.workers(), store.all(NODES));
  }

  /**
   * Deletes an object as its type demands.
   *
   * @param graceSeconds how long a pod may take
   * @return the object as it is now, or was last
   */
  public JsonObject delete(ResourceType type, JsonObject object, int graceSeconds) {
    if (type.equals(PODS)) {
      if (!Pods.terminating(object)) {
        budgets.lost(object);
      }
      return pods.delete(object, graceSeconds);
    }
    if (type.stored().equals(NAMESPACES)) {
      return namespaces.terminate(object);
    }
    if (KubeJson.at(object, "metadata", "finalizers").isPresent()) {
      JsonObject marked = object.deepCopy();
      if (!Pods.terminating(marked)) {
        KubeJson.metadata(marked).addProperty("deletionTimestamp", store.now());
      }
      return store.update(type, marked);
    }
    return store.remove(type, object).orElse(object);
  }

  /** Lets what an object owns live on without it. */
  public void orphan(JsonObject owner) {
    garbage.orphan(owner);
  }

  /** Evicts a pod if its budget allows it. */
  public DisruptionBudgets.Decision evict(JsonObject pod, int graceSeconds, boolean dryRun) {
    DisruptionBudgets.Decision decision = budgets.decide(pod);
    if (decision instanceof DisruptionBudgets.Decision.Allowed && !dryRun) {
      counters.evicted();
      pods.delete(pod, graceSeconds);
    } else if (decision instanceof DisruptionBudgets.Decision.Refused) {
      counters.refused();
    }
    return decision;
  }

  /** What taking nodes out of service did until now. */
  public Counts counts() {
    return counters.counts(budgets.violations());
  }

  /** The next so many evictions that a budget is asked for are refused. */
  public void refuseEvictions(String namespace, String budget, int times) {
    budgets.refuse(namespace, budget, times);
  }

  /** How long pods take from having a node to being ready. */
  public void podStartDuration(Duration time) {
    pods.startDuration(time);
  }

  /** How long pods take to end. */
  public void podTerminationDuration(Duration time) {
    pods.terminationDuration(time);
  }

  /** A pod that the kubelet of its node keeps. */
  public void addStaticPod(JsonObject pod) {
    nodePods.addStatic(pod);
  }
}
