package io.github.ibmcontainers.fake;

import java.util.Map;
import java.util.TreeMap;

/**
 * Pods to run in a fake cluster, see {@link FakePods#deploy}. Its pods have the label {@code app}
 * with its name as the value. Immutable: instance methods return a changed copy.
 *
 * @param kind the controller of the pods
 * @param name its name
 * @param namespace its namespace, which is created if it doesn't exist
 * @param replicas the number of pods of a deployment
 * @param node the node that the pods must run on; empty text for any
 * @param emptyDir whether the pods have a volume of type {@code emptyDir}
 * @param labels the labels of the pods
 */
public record Workload(
    Kind kind,
    String name,
    String namespace,
    int replicas,
    String node,
    boolean emptyDir,
    Map<String, String> labels) {

  /** The controller of a workload's pods. */
  public enum Kind {
    /** A deployment: evicted pods are replaced on other nodes. */
    DEPLOYMENT,
    /** A daemon set: one pod on each node. */
    DAEMON_SET,
    /** The kubelet of a node: a mirror pod, which the kubelet recreates after an eviction. */
    MIRROR_POD,
    /** No controller: an evicted pod isn't replaced. */
    BARE_POD,
    /** No controller: a pod that has completed. */
    FINISHED_POD
  }

  /** Copies the labels. */
  public Workload {
    labels = Map.copyOf(labels);
  }

  private static Workload of(Kind kind, String name, int replicas) {
    return new Workload(kind, name, "default", replicas, "", false, Map.of("app", name));
  }

  /** Returns a deployment with a number of pods. */
  public static Workload deployment(String name, int replicas) {
    return of(Kind.DEPLOYMENT, name, replicas);
  }

  /** Returns a daemon set. */
  public static Workload daemonSet(String name) {
    return of(Kind.DAEMON_SET, name, 1);
  }

  /** Returns a mirror pod on a node; the node's name is appended to its name. */
  public static Workload mirrorPod(String name, String node) {
    return of(Kind.MIRROR_POD, name, 1).onNode(node);
  }

  /** Returns a pod without a controller. */
  public static Workload barePod(String name) {
    return of(Kind.BARE_POD, name, 1);
  }

  /** Returns a pod that has completed successfully. */
  public static Workload finishedPod(String name) {
    return of(Kind.FINISHED_POD, name, 1);
  }

  /** Returns a copy in another namespace. */
  public Workload inNamespace(String other) {
    return new Workload(kind, name, other, replicas, node, emptyDir, labels);
  }

  /** Returns a copy whose pods run only on the given node. */
  public Workload onNode(String name) {
    return new Workload(kind, this.name, namespace, replicas, name, emptyDir, labels);
  }

  /** Returns a copy with a volume of type {@code emptyDir}. */
  public Workload withEmptyDir() {
    return new Workload(kind, name, namespace, replicas, node, true, labels);
  }

  /** Returns a copy with an additional label on its pods. */
  public Workload withLabel(String key, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(key, value);
    return new Workload(kind, name, namespace, replicas, node, emptyDir, more);
  }
}
