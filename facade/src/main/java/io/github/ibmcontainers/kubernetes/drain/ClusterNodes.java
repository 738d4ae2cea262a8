package io.github.ibmcontainers.kubernetes.drain;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.Drain;
import io.github.ibmcontainers.cluster.maintenance.DrainException;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.cluster.maintenance.NodeMaintenance;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.time.Pauses;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.kubernetes.KubernetesService;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lists the nodes of a cluster and takes them out of service, through the Kubernetes API of the
 * cluster. Pods are removed only by evictions, which respect disruption budgets. All methods throw
 * {@link ContainersException} if a request fails. Thread-safe.
 *
 * <pre>{@code
 * try (KubernetesAccess access = client.kubernetes("mycluster")) {
 *   ClusterNodes.of(access).drainNow(NodeKey.of(workerId), DrainOptions.standard());
 * }
 * }</pre>
 */
public final class ClusterNodes implements NodeMaintenance {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final KubernetesAccess access;
  private final NodesApi api;
  private final TimeSource time;

  private ClusterNodes(KubernetesAccess access, TimeSource time) {
    this.access = access;
    this.api = NodesApi.of(access);
    this.time = time;
  }

  /** Returns the nodes of a connected cluster. */
  public static ClusterNodes of(KubernetesAccess access) {
    return of(access, TimeSource.system());
  }

  /** Returns the nodes of a connected cluster, with a time source for tests. */
  public static ClusterNodes of(KubernetesAccess access, TimeSource time) {
    return new ClusterNodes(
        Objects.requireNonNull(access, "access"), Objects.requireNonNull(time, "time"));
  }

  /**
   * Connects to a cluster with the caller's roles. Called by the client.
   *
   * @param cluster the cluster's id or name
   */
  public static ClusterNodes connect(GroupContext context, String cluster) {
    ClusterContext calls = ClusterContext.of(context);
    KubernetesOptions options = KubernetesOptions.builder().requests(calls.options()).build();
    return of(new KubernetesService(context).connect(cluster, options), calls.time());
  }

  /** Lists the nodes. */
  public List<Node> list() {
    return api.nodes();
  }

  /** Returns the node of a worker node; empty if the worker node hasn't joined the cluster. */
  public Optional<Node> find(NodeKey key) {
    return api.nodes().stream().filter(node -> node.is(key)).findFirst();
  }

  @Override
  public Drain drain(NodeKey node, DrainOptions options) {
    return new NodeDrain(api, node, options, time);
  }

  /**
   * Drains a node and returns when this is done: marks it as unschedulable and evicts its pods,
   * except pods of daemon sets, mirror pods, and finished pods. The node stays unschedulable. If
   * the drain fails, the node is marked as schedulable again unless it was unschedulable before.
   *
   * @throws DrainException if the options don't allow the eviction of a pod, or the time limit is
   *     reached; the message contains the pods and the reason
   * @throws io.github.ibmcontainers.error.CallCanceledException if the drain is canceled or the
   *     thread is interrupted
   */
  public void drainNow(NodeKey node, DrainOptions options) {
    Drain drain = drain(node, options);
    try {
      while (!drain.advance().isDone()) {
        Pauses.sleep(
            time,
            PAUSE,
            () -> options.cancellation().filter(Cancellation::isCancelled).isPresent(),
            "draining the node of " + node.workerId());
      }
    } catch (ContainersException e) {
      uncordon(drain, e);
      throw e;
    }
  }

  private static void uncordon(Drain drain, ContainersException failure) {
    // Requests fail in an interrupted thread.
    boolean interrupted = Thread.interrupted();
    try {
      drain.uncordon();
    } catch (ContainersException e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public List<NodeKey> release(Collection<NodeKey> nodes) {
    List<Node> released =
        NodeDrain.release(api, time, it -> it.drained() && nodes.stream().anyMatch(it::is));
    return nodes.stream().filter(key -> released.stream().anyMatch(it -> it.is(key))).toList();
  }

  /** Closes the access to the Kubernetes API of the cluster. */
  @Override
  public void close() {
    access.close();
  }

  @Override
  public String toString() {
    return "ClusterNodes[" + access + "]";
  }
}
