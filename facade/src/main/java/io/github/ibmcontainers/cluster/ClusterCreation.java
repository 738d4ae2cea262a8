package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterFinder;
import io.github.ibmcontainers.internal.route.FoundCluster;
import io.github.ibmcontainers.internal.wait.Blips;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a cluster once. When it is in doubt whether the service has done it, the cluster's name
 * is looked up; the create is never sent again, since a cluster may still appear after an error.
 */
final class ClusterCreation {
  /** How long a cluster of which the create is in doubt is looked for. */
  static final Duration SEARCH = Duration.ofSeconds(60);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final ClusterContext context;
  private final NewCluster wanted;

  ClusterCreation(ClusterContext context, NewCluster wanted) {
    this.context = context;
    this.wanted = wanted;
  }

  CreatedCluster run() {
    // One that has the name already must not be taken for the new one later.
    Optional<String> before = idOfNamesake();
    CreatedCluster created;
    try {
      created = context.call(ClusterRoutes.Create.ROW, wanted.provider(), wanted);
      if (created.id().isEmpty()) {
        throw new InvalidResponseException(
            "The answer to the create of " + wanted.name() + " does not tell the cluster's id",
            200,
            ClusterRoutes.Create.ROW.route(wanted.provider(), null).operation().id(),
            Optional.empty(),
            null);
      }
    } catch (ContainersException e) {
      if (!Blips.leavesDoubt(e)) {
        throw e;
      }
      created = resolve(e, before);
    }
    context.memory().remember(context.scope(), created.id(), wanted.name(), wanted.provider());
    context.memory().created(context.scope(), created.id(), wanted.name(), context.time());
    return created;
  }

  private Optional<String> idOfNamesake() {
    try {
      return Optional.of(ClusterFinder.find(quiet(), wanted.name()).id());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private CreatedCluster resolve(ContainersException doubt, Optional<String> before) {
    TimeSource time = context.time();
    long start = time.nanoTime();
    Duration pause = FIRST_PAUSE;
    int looks = 0;
    String seen;
    while (true) {
      looks++;
      try {
        FoundCluster found = ClusterFinder.find(quiet(), wanted.name());
        if (before.filter(found.id()::equals).isEmpty()) {
          return CreatedCluster.adopted(found.id(), doubt);
        }
        seen = "only the cluster " + found.id() + ", which had the name before";
      } catch (NotFoundException e) {
        seen = "no cluster of that name in " + context.scope();
      } catch (ContainersException e) {
        if (!Blips.isBlip(e)) {
          throw inDoubt(doubt, looks, start, String.valueOf(e.getMessage()), e);
        }
        seen = String.valueOf(e.getMessage());
      }
      Duration elapsed = Duration.ofNanos(time.nanoTime() - start);
      if (elapsed.compareTo(SEARCH) >= 0) {
        throw inDoubt(doubt, looks, start, seen, null);
      }
      try {
        time.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw inDoubt(doubt, looks, start, seen + "; then the search was interrupted", e);
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private CreateInDoubtException inDoubt(
      ContainersException doubt, int looks, long start, String seen, @Nullable Throwable more) {
    CreateInDoubtException report =
        new CreateInDoubtException(
            wanted.name(), looks, Duration.ofNanos(context.time().nanoTime() - start), seen, doubt);
    if (more != null) {
      report.addSuppressed(more);
    }
    return report;
  }

  /** Lookups are not what the caller asked for: their answers are nobody's raw response. */
  private ClusterContext quiet() {
    return context.observedBy(answer -> {});
  }
}
