package io.github.ibmcontainers.kubernetes.drain;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.Drain;
import io.github.ibmcontainers.cluster.maintenance.DrainException;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.DrainState;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.time.Durations;
import io.github.ibmcontainers.internal.time.Pauses;
import io.github.ibmcontainers.kubernetes.KubernetesApiException;
import io.github.ibmcontainers.kubernetes.KubernetesStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Drains a node by evictions, step by step. */
final class NodeDrain implements Drain {
  private static final Backoff BACKOFF =
      Backoff.doubling(Duration.ofSeconds(5), Duration.ofSeconds(30));
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int RELEASE_ATTEMPTS = 4;
  private static final Duration LONGEST_RELEASE = Duration.ofMinutes(1);

  private final NodesApi freeing;
  private final NodeKey key;
  private final DrainOptions options;
  private final TimeSource time;
  private final Map<String, Rejection> rejections = new HashMap<>();
  private NodesApi api;
  private @Nullable Node node;
  private @Nullable Deadline deadline;
  private boolean cordoned;
  private DrainState last = new DrainState(0, List.of(), false);

  NodeDrain(NodesApi api, NodeKey key, DrainOptions options, TimeSource time) {
    this.api = api.cancelledBy(options.cancellation());
    // A canceled drain must not leave the node unschedulable.
    this.freeing = api;
    this.key = key;
    this.options = options;
    this.time = time;
  }

  /**
   * A rejected eviction.
   *
   * @param attempts the number of attempts
   * @param nextAttempt the time of the next attempt on the monotonic clock
   * @param reason the reason given by the server
   */
  private record Rejection(int attempts, long nextAttempt, String reason) {}

  @Override
  public DrainState advance() {
    Deadline end = deadline;
    if (end == null) {
      end = Deadline.in(options.limit(), time);
      deadline = end;
      api = api.limitedTo(end::leftForLastRequest);
    }
    try {
      last = proceed();
    } catch (KubernetesApiException.NotFound e) {
      // The node no longer exists.
      last = new DrainState(0, List.of(), true);
    } catch (ContainersException e) {
      if (!isTransient(e)) {
        throw e;
      }
      last = new DrainState(last.podsLeft(), List.of(String.valueOf(e.getMessage())), false);
    }
    if (!last.isDone() && end.left().isZero()) {
      throw new DrainException(
          "The node of worker %s could not be drained within %s (%s left)"
              .formatted(
                  key.workerId(),
                  Durations.text(options.limit()),
                  last.podsLeft() == 1 ? "1 pod" : last.podsLeft() + " pods"),
          last.blockers());
    }
    return last;
  }

  private DrainState proceed() {
    Node target = node;
    if (target == null) {
      Optional<Node> found = api.nodes().stream().filter(it -> it.is(key)).findFirst();
      if (found.isEmpty()) {
        return new DrainState(0, List.of(), true);
      }
      target = found.get();
      requireEvictable(concerned(target));
      if (target.schedulable()) {
        // If the response is lost, the node may be marked nevertheless.
        cordoned = true;
        api.cordon(target.name(), options.resumed());
      }
      cordoned |= options.resumed() && target.drained();
      node = target;
    }
    List<Pod> pods = concerned(target);
    requireEvictable(pods);
    List<String> blockers = new ArrayList<>();
    for (Pod pod : pods) {
      if (!pod.ending()) {
        evict(pod).ifPresent(reason -> blockers.add("pod " + pod + ": " + reason));
      }
    }
    return new DrainState(pods.size(), blockers, pods.isEmpty());
  }

  /**
   * Returns the pods to evict. Deleted pods are ignored if the node isn't ready, because they are
   * never terminated without a kubelet.
   */
  private List<Pod> concerned(Node target) {
    return api.pods(target.name()).stream()
        .filter(Pod::isConcerned)
        .filter(pod -> target.ready() || !pod.ending())
        .toList();
  }

  private void requireEvictable(List<Pod> pods) {
    List<String> forbidden = new ArrayList<>();
    for (Pod pod : pods) {
      if (pod.ending()) {
        continue;
      }
      if (!pod.controlled() && !options.barePods()) {
        forbidden.add("pod " + pod + " has no controller that would restart it");
      } else if (pod.localData() && !options.localData()) {
        forbidden.add("pod " + pod + " has local data (an emptyDir volume)");
      }
    }
    if (!forbidden.isEmpty()) {
      throw new DrainException(
          "The node of worker "
              + key.workerId()
              + " can't be drained because the options don't allow it (see allowingBarePods() and"
              + " allowingLocalData())",
          forbidden);
    }
  }

  /** Returns the reason why the pod can't be evicted now; empty if it was evicted. */
  private Optional<String> evict(Pod pod) {
    String id = pod + "/" + pod.uid();
    Rejection earlier = rejections.get(id);
    if (earlier != null && earlier.nextAttempt() - time.nanoTime() > 0) {
      return Optional.of(earlier.reason());
    }
    try {
      api.evict(pod, options.gracePeriod());
      rejections.remove(id);
      return Optional.empty();
    } catch (KubernetesApiException.NotFound | KubernetesApiException.Conflict e) {
      // The pod no longer exists, or another pod has its name.
      return Optional.empty();
    } catch (KubernetesApiException.TooManyRequests | KubernetesApiException.ServerFailure e) {
      Rejection next = rejection(earlier == null ? 1 : earlier.attempts() + 1, e.status());
      rejections.put(id, next);
      return Optional.of(next.reason());
    }
  }

  private Rejection rejection(int attempts, KubernetesStatus status) {
    Duration retryAfter = Duration.ofSeconds(status.retryAfterSeconds().orElse(0));
    Duration pause = BACKOFF.pause(attempts);
    if (retryAfter.compareTo(pause) > 0) {
      pause = Durations.shorter(retryAfter, LONGEST_PAUSE);
    }
    List<String> words = new ArrayList<>();
    status.message().ifPresent(words::add);
    words.addAll(status.causes());
    return new Rejection(
        attempts,
        time.nanoTime() + pause.toNanos(),
        words.isEmpty()
            ? "the eviction failed with status " + status.code()
            : String.join(" ", words));
  }

  private static boolean isTransient(ContainersException e) {
    return e.isTransient()
        || e instanceof KubernetesApiException.ServerFailure
        || e instanceof KubernetesApiException.TooManyRequests
        || e instanceof KubernetesApiException.Conflict
        // A list took so long that its next page is no longer available.
        || e instanceof KubernetesApiException.Gone;
  }

  @Override
  public boolean isCordoned() {
    return cordoned;
  }

  @Override
  public void uncordon() {
    if (cordoned) {
      List<Node> unused = release(freeing, time, it -> it.is(key));
      cordoned = false;
    }
  }

  /**
   * Marks nodes as schedulable, and returns them. Failures are retried, so that no node stays
   * unschedulable.
   */
  static List<Node> release(NodesApi nodes, TimeSource time, Predicate<Node> which) {
    NodesApi api = nodes.limitedTo(() -> LONGEST_RELEASE);
    List<Node> released = new ArrayList<>();
    for (int attempt = 1; ; attempt++) {
      try {
        for (Node node : api.nodes()) {
          if (!node.schedulable() && which.test(node)) {
            release(api, node);
            released.add(node);
          }
        }
        return released;
      } catch (ContainersException e) {
        if (attempt >= RELEASE_ATTEMPTS || !isTransient(e)) {
          throw e;
        }
        Pauses.sleep(time, BACKOFF.pause(attempt), "marking a node as schedulable");
      }
    }
  }

  private static void release(NodesApi api, Node node) {
    try {
      api.uncordon(node.name());
    } catch (KubernetesApiException.NotFound e) {
      // The node no longer exists.
    }
  }
}
