package io.github.ibmcontainers.cluster.worker;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Enforces the maximum number of unavailable worker nodes. Not thread-safe. */
final class Availability {
  private final RollingReplacement request;
  private final Map<String, Integer> limits = new HashMap<>();

  Availability(RollingReplacement request) {
    this.request = request;
  }

  /** Computes the maximum from the worker nodes before the first replacement. */
  void begin(List<Worker> listed) {
    Map<String, Integer> sizes = new HashMap<>();
    for (Worker worker : listed) {
      if (!worker.isLeaving()) {
        sizes.merge(request.group(worker), 1, Integer::sum);
      }
    }
    sizes.forEach((group, size) -> limits.put(group, request.maxUnavailable.of(size)));
  }

  /**
   * Returns whether a worker node may be taken out of service. Worker nodes that aren't ready
   * already count as unavailable.
   *
   * @param running the replacements in progress
   * @param lost the replacements that failed after they were requested
   * @param listed the worker nodes
   */
  boolean allows(
      Worker worker, Collection<Replacement> running, List<Replacement> lost, List<Worker> listed) {
    String group = request.group(worker);
    int limit = limits.computeIfAbsent(group, it -> request.maxUnavailable.of(1));
    long replacing = running.stream().filter(it -> isIn(group, it)).count();
    return replacing < limit
        && (!worker.isReady() || replacing + others(group, running, lost, listed) < limit);
  }

  private long others(
      String group, Collection<Replacement> running, List<Replacement> lost, List<Worker> listed) {
    Set<String> counted = new HashSet<>();
    for (Replacement one : running) {
      counted.add(one.worker().id());
      one.successor().ifPresent(next -> counted.add(next.id()));
    }
    long unready =
        listed.stream()
            .filter(it -> request.group(it).equals(group) && !counted.contains(it.id()))
            .filter(it -> !it.isReady())
            .count();
    long missing =
        lost.stream()
            .filter(it -> isIn(group, it))
            .filter(it -> listed.stream().noneMatch(seen -> isOf(it, seen)))
            .count();
    return unready + missing;
  }

  private boolean isIn(String group, Replacement one) {
    return request.group(one.worker()).equals(group);
  }

  private static boolean isOf(Replacement one, Worker seen) {
    return seen.id().equals(one.worker().id())
        || one.successor().filter(it -> it.id().equals(seen.id())).isPresent();
  }
}
