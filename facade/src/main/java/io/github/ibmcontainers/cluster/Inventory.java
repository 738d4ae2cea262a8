package io.github.ibmcontainers.cluster;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.cluster.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Clusters with their worker nodes, at one point in time. Immutable.
 *
 * @param taken when it was taken
 * @param clusters the clusters, in the order of the scopes
 * @param failures the scopes, providers, and clusters that could not be listed
 */
public record Inventory(Instant taken, List<Entry> clusters, List<ListFailure> failures) {
  /** Copies the lists. */
  public Inventory {
    clusters = List.copyOf(clusters);
    failures = List.copyOf(failures);
  }

  /** Returns whether there was no failure. */
  public boolean isComplete() {
    return failures.isEmpty();
  }

  /** Returns the number of worker nodes of all clusters. */
  public int workers() {
    return clusters.stream().mapToInt(entry -> entry.workers().size()).sum();
  }

  /** Returns the time since a cluster was created; empty if the service returned no time. */
  public Optional<Duration> age(Entry entry) {
    return entry
        .cluster()
        .created()
        .flatMap(Timestamp::time)
        .map(OffsetDateTime::toInstant)
        .map(created -> Duration.between(created, taken));
  }

  /**
   * A cluster and its worker nodes.
   *
   * @param scope the scope in which the cluster was found
   * @param cluster the cluster
   * @param workers its worker nodes; none if they could not be listed, see {@link #failures}
   */
  public record Entry(Scope scope, ClusterSummary cluster, List<Worker> workers) {
    /** Copies the list. */
    public Entry {
      workers = List.copyOf(workers);
    }

    /** Returns the number of worker nodes by version. */
    public Map<String, Long> workersByVersion() {
      return counts(it -> it.version().map(Object::toString).orElse("unknown"));
    }

    /** Returns the number of worker nodes by state. */
    public Map<String, Long> workersByState() {
      return counts(it -> it.state().text());
    }

    private Map<String, Long> counts(Function<Worker, String> key) {
      return workers.stream().collect(groupingBy(key, TreeMap::new, counting()));
    }
  }
}
