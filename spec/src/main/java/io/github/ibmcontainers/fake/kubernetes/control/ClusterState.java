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
 * The objects of one cluster and its controllers, which have no threads: {@link #reconcile()} runs
 * them. Callers must synchronize on it.
 */
public final class ClusterState {
  private static final int MAX_ROUNDS = 20;

  private final ObjectStore store;
  private final List<ResourceType> types;
  private final Supplier<Inputs> inputs;
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
   * External inputs of the controllers.
   *
   * @param workers the workers of the cluster, except those that are being deleted
   * @param version the version of the master
   */
  public record Inputs(List<WorkerNode> workers, String version) {}

  /**
   * Counts of disruptions.
   *
   * @param unschedulable the maximum number of nodes that were unschedulable at the same time
   * @param unavailable the maximum number of workers that were unavailable at the same time
   * @param evicted the number of accepted evictions
   * @param refused the number of evictions that a disruption budget refused
   * @param violations the number of pods that were lost or deleted against their disruption budget
   */
  public record Counts(
      int unschedulable, int unavailable, int evicted, int refused, int violations) {}

  /**
   * Creates a cluster with its initial objects.
   *
   * @param openShift whether it is an OpenShift cluster
   * @param ca the certificate of its CA, which is provided to pods
   * @param inputs returns the current external inputs
   */
  public ClusterState(boolean openShift, String ca, Supplier<Inputs> inputs, Clock clock) {
    this.inputs = inputs;
    types = ResourceTypes.of(openShift);
    store = new ObjectStore(clock);
    budgets = new DisruptionBudgets(store);
    EventRecorder events = new EventRecorder(store);
    nodes = new NodeController(store);
    pods = new PodLifecycle(store, clock, budgets);
    deployments = new Deployments(store, pods, events);
    nodePods = new NodePods(store);
    scheduler = new Scheduler(store, events);
    namespaces = new Namespaces(store, types, ca);
    garbage = new GarbageCollector(store, types);
    InitialObjects.add(store, openShift);
  }

  /** Returns the objects. */
  public ObjectStore store() {
    return store;
  }

  /** Returns the resource types that it serves. */
  public List<ResourceType> types() {
    return types;
  }

  /** Returns the current version of the master. */
  public String version() {
    return inputs.get().version();
  }

  /** Returns the controller of disruption budgets. */
  public DisruptionBudgets budgets() {
    return budgets;
  }

  /** Runs the controllers until nothing changes. */
  public void reconcile() {
    Inputs now = inputs.get();
    long before = -1;
    for (int round = 0; round < MAX_ROUNDS && before != store.version(); round++) {
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
   * Deletes an object by the rules of its type.
   *
   * @param graceSeconds the grace period of a pod
   * @return the object, which may be terminating, or its last state
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
      JsonObject terminating = object.deepCopy();
      if (!Pods.terminating(terminating)) {
        KubeJson.metadata(terminating).addProperty("deletionTimestamp", store.now());
      }
      return store.update(type, terminating);
    }
    return store.remove(type, object).orElse(object);
  }

  /** Removes the owner references to an object, so that its dependents aren't deleted with it. */
  public void orphan(JsonObject owner) {
    garbage.orphan(owner);
  }

  /** Evicts a pod if its disruption budget allows it. */
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

  /** Returns the disruptions until now. */
  public Counts counts() {
    return counters.counts(budgets.violations());
  }

  /** Makes a disruption budget refuse the next evictions. */
  public void refuseEvictions(String namespace, String budget, int times) {
    budgets.refuse(namespace, budget, times);
  }

  /** Sets how long pods take from being scheduled to being ready. */
  public void podStartDuration(Duration time) {
    pods.startDuration(time);
  }

  /** Sets how long pods take to terminate. */
  public void podTerminationDuration(Duration time) {
    pods.terminationDuration(time);
  }

  /** Adds a pod that is managed by the kubelet of its node. */
  public void addStaticPod(JsonObject pod) {
    nodePods.addStatic(pod);
  }
}
