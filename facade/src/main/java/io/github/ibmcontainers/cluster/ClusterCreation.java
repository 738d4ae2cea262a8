package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterFinder;
import io.github.ibmcontainers.internal.route.FoundCluster;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.wait.TransientFailures;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a cluster. The create request is sent exactly once, since a cluster may still appear
 * after an error. If the outcome is unknown, the client looks for a cluster of that name.
 */
final class ClusterCreation {
  /** How long to look for the cluster if the outcome is unknown. */
  static final Duration SEARCH = Duration.ofSeconds(60);

  private static final Backoff BACKOFF =
      Backoff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(10));

  private final ClusterContext context;
  private final NewCluster wanted;

  ClusterCreation(ClusterContext context, NewCluster wanted) {
    this.context = context;
    this.wanted = wanted;
  }

  CreatedCluster run() {
    // A cluster that already has the name must not be taken for the new one later.
    Optional<String> before = idOfNamesake();
    CreatedCluster created;
    try {
      created = context.call(ClusterRoutes.Create.ROW, wanted.provider(), wanted);
      if (created.id().isEmpty()) {
        throw new InvalidResponseException(
            "The response to the create request for " + wanted.name() + " has no cluster id",
            200,
            ClusterRoutes.Create.ROW.route(wanted.provider(), null).operation().id(),
            Optional.empty(),
            null);
      }
    } catch (ContainersException e) {
      if (!TransientFailures.leavesDoubt(e)) {
        throw e;
      }
      created = resolve(e, before);
    }
    context.remember(created.id(), wanted.name(), wanted.provider());
    context.memory().created(context.scope(), created.id(), wanted.name(), context.time());
    return created;
  }

  private Optional<String> idOfNamesake() {
    try {
      return Optional.of(ClusterFinder.find(unobserved(), wanted.name()).id());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private CreatedCluster resolve(ContainersException doubt, Optional<String> before) {
    TimeSource time = context.time();
    long start = time.nanoTime();
    for (int polls = 1; ; polls++) {
      String seen;
      try {
        FoundCluster found = ClusterFinder.find(unobserved(), wanted.name());
        if (before.filter(found.id()::equals).isEmpty()) {
          return CreatedCluster.adopted(found.id(), doubt);
        }
        seen = "only the cluster " + found.id() + ", which had the name before";
      } catch (NotFoundException e) {
        seen = "no cluster of that name in " + context.scope();
      } catch (ContainersException e) {
        if (!TransientFailures.isTransient(e)) {
          throw inDoubt(doubt, polls, start, "an error: " + e.getMessage(), e);
        }
        seen = "an error: " + e.getMessage();
      }
      if (time.nanoTime() - start >= SEARCH.toNanos()) {
        throw inDoubt(doubt, polls, start, seen, null);
      }
      try {
        time.sleep(BACKOFF.pause(polls));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw inDoubt(doubt, polls, start, seen + "; then the thread was interrupted", e);
      }
    }
  }

  private CreateInDoubtException inDoubt(
      ContainersException doubt, int polls, long start, String seen, @Nullable Throwable more) {
    CreateInDoubtException report =
        new CreateInDoubtException(
            wanted.name(), polls, Duration.ofNanos(context.time().nanoTime() - start), seen, doubt);
    if (more != null) {
      report.addSuppressed(more);
    }
    return report;
  }

  /** Look-ups aren't the caller's call: their responses are no raw response. */
  private ClusterContext unobserved() {
    return context.observedBy(response -> {});
  }
}
