package io.github.ibmcontainers.kubernetes.drain;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.maintenance.Drain;
import io.github.ibmcontainers.cluster.maintenance.DrainException;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.DrainState;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.time.Backoff;
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

  private final NodesApi api;
  private final NodesApi freeing;
  private final NodeKey key;
  private final DrainOptions options;
  private final TimeSource time;
  private final Map<String, Refusal> refusals = new HashMap<>();
  private @Nullable Node node;
  private boolean begun;
  private boolean cordoned;
  private long start;
  private DrainState last = new DrainState(0, List.of(), false);

  NodeDrain(NodesApi api, NodeKey key, DrainOptions options, TimeSource time) {
    this.api = api.cancelledBy(options.cancellation());
    // A node must not stay unschedulable since the drain was canceled.
    this.freeing = api;
    this.key = key;
    this.options = options;
    this.time = time;
  }

  /**
   * An eviction that was refused.
   *
   * @param attempts how often
   * @param nextAttempt the reading of the monotonic clock from which the next attempt is due
   * @param reason the server's explanation
   */
  private record Refusal(int attempts, long nextAttempt, String reason) {}

  @Override
  public DrainState advance() {
    if (!begun) {
      begun = true;
      start = time.nanoTime();
    }
    try {
      last = proceed();
    } catch (KubernetesApiException.NotFound e) {
      // The node has gone.
      last = new DrainState(0, List.of(), true);
    } catch (ContainersException e) {
      if (!isTransient(e)) {
        throw e;
      }
      last = new DrainState(last.podsLeft(), List.of(String.valueOf(e.getMessage())), false);
    }
    Duration elapsed = Duration.ofNanos(time.nanoTime() - start);
    if (!last.isDone() && elapsed.compareTo(options.limit()) >= 0) {
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
        // If the response is lost, the node may be marked all the same.
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

  /** Pods that were deleted never end on a node whose kubelet doesn't run. */
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
        forbidden.add("pod " + pod + " has no controller that would start it again");
      } else if (pod.localData() && !options.localData()) {
        forbidden.add("pod " + pod + " has local data (an emptyDir volume)");
      }
    }
    if (!forbidden.isEmpty()) {
      throw new DrainException(
          "The node of worker "
              + key.workerId()
              + " is not drained, since the options don't allow it (see allowingBarePods() and"
              + " allowingLocalData())",
          forbidden);
    }
  }

  /** Returns why the pod can't be evicted now. */
  private Optional<String> evict(Pod pod) {
    String id = pod + "/" + pod.uid();
    Refusal refused = refusals.get(id);
    if (refused != null && refused.nextAttempt() - time.nanoTime() > 0) {
      return Optional.of(refused.reason());
    }
    try {
      api.evict(pod, options.gracePeriod());
      refusals.remove(id);
      return Optional.empty();
    } catch (KubernetesApiException.NotFound | KubernetesApiException.Conflict e) {
      // The pod has ended, or another one has got its name.
      return Optional.empty();
    } catch (KubernetesApiException.TooManyRequests | KubernetesApiException.ServerFailure e) {
      Refusal next = refusal(refused == null ? 1 : refused.attempts() + 1, e.status());
      refusals.put(id, next);
      return Optional.of(next.reason());
    }
  }

  private Refusal refusal(int attempts, KubernetesStatus status) {
    Duration asked = Duration.ofSeconds(status.retryAfterSeconds().orElse(0));
    Duration pause = BACKOFF.pause(attempts);
    if (asked.compareTo(pause) > 0) {
      pause = Durations.shorter(asked, LONGEST_PAUSE);
    }
    List<String> words = new ArrayList<>();
    status.message().ifPresent(words::add);
    words.addAll(status.causes());
    return new Refusal(
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
        || e instanceof KubernetesApiException.Conflict;
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

  /** Marks nodes as schedulable, and returns them. Failures are retried, so that none is left. */
  static List<Node> release(NodesApi api, TimeSource time, Predicate<Node> which) {
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
      // The node has gone.
    }
  }
}
