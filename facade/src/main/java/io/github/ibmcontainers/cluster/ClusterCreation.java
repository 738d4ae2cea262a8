package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.internal.http.RetryAfter;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterFinder;
import io.github.ibmcontainers.internal.route.FoundCluster;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.wait.TransientFailures;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a cluster. An error or a lost response doesn't tell whether the service has performed the
 * request, so the client then looks for a cluster of that name. It sends the request again only if
 * the service had put it off and no cluster has appeared for as long as the service needs to show
 * one. Should the service have performed the first request after all, it refuses the second, since
 * the name is taken; the cluster is then the one that was wanted.
 */
final class ClusterCreation {
  /** How long to look for the cluster if the outcome is unknown. */
  static final Duration SEARCH = Duration.ofSeconds(60);

  private static final Backoff BACKOFF =
      Backoff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(10));

  private final ClusterContext context;
  private final NewCluster wanted;
  private int sends;

  ClusterCreation(ClusterContext context, NewCluster wanted) {
    this.context = context.timed();
    this.wanted = wanted;
  }

  CreatedCluster run() {
    // A cluster that already has the name must not be taken for the new one later.
    Optional<String> before = idOfNamesake();
    CreatedCluster created = create(before);
    context.remember(created.id(), wanted.name(), wanted.provider(), null);
    context.client().memory().created(context.scope(), created.id(), wanted.name(), context.time());
    return created;
  }

  private Optional<String> idOfNamesake() {
    try {
      return Optional.of(ClusterFinder.find(unobserved(), wanted.name()).id());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private CreatedCluster create(Optional<String> before) {
    RetryPolicy policy = context.funnel().context().with(context.options()).retry();
    for (sends = 1; ; sends++) {
      long start = context.time().nanoTime();
      try {
        return send();
      } catch (ContainersException e) {
        boolean nameTaken = e instanceof ConflictException && sends > 1 && before.isEmpty();
        if (!nameTaken && !TransientFailures.leavesDoubt(e)) {
          throw e;
        }
        Search search = new Search(e, before);
        Optional<String> found = search.run();
        if (found.isPresent()) {
          return CreatedCluster.adopted(found.get(), e);
        }
        Optional<Duration> wait = postponement(e, policy);
        if (wait.isEmpty() || sends >= policy.attempts()) {
          throw search.report(null);
        }
        search.pause(wait.get().minusNanos(context.time().nanoTime() - start));
      }
    }
  }

  private CreatedCluster send() {
    CreatedCluster created = context.call(ClusterRoutes.Create.ROW, wanted.provider(), wanted);
    if (created.id().isEmpty()) {
      throw new InvalidResponseException(
          "The response to the create request for " + wanted.name() + " has no cluster id",
          200,
          ClusterRoutes.Create.ROW.route(wanted.provider(), null).operation().id(),
          Optional.empty(),
          null);
    }
    return created;
  }

  /** Returns how long the service has put the request off; empty if it hasn't, or for too long. */
  private static Optional<Duration> postponement(ContainersException e, RetryPolicy policy) {
    if (!(e instanceof ServiceException refusal)) {
      return Optional.empty();
    }
    Optional<Duration> asked = RetryAfter.of(refusal.details().headers());
    return switch (refusal.status()) {
      case 429 -> asked.or(() -> Optional.of(Duration.ZERO)).filter(wait -> fits(wait, policy));
      case 503 -> asked.filter(wait -> fits(wait, policy));
      default -> Optional.empty();
    };
  }

  private static boolean fits(Duration wait, RetryPolicy policy) {
    return wait.compareTo(policy.longestRetryAfter()) <= 0;
  }

  /** Look-ups aren't the caller's call: their responses are no raw response. */
  private ClusterContext unobserved() {
    return context.observedBy(response -> {});
  }

  /** The search for the cluster after one create request of unknown outcome. */
  private final class Search {
    private final ContainersException doubt;
    private final Optional<String> before;
    private final long start = context.time().nanoTime();
    private int polls;
    private String seen = "";

    Search(ContainersException doubt, Optional<String> before) {
      this.doubt = doubt;
      this.before = before;
    }

    /** Returns the id of the cluster that has appeared. */
    Optional<String> run() {
      while (true) {
        requireTime(Duration.ZERO);
        polls++;
        try {
          FoundCluster found = ClusterFinder.find(unobserved(), wanted.name());
          if (before.filter(found.id()::equals).isEmpty()) {
            return Optional.of(found.id());
          }
          seen = "only the cluster " + found.id() + ", which had the name before";
        } catch (NotFoundException e) {
          seen = "no cluster of that name in " + context.scope();
        } catch (ContainersException e) {
          seen = "an error: " + e.getMessage();
          if (!TransientFailures.isTransient(e)) {
            throw report(e);
          }
        }
        if (elapsed().compareTo(SEARCH) >= 0) {
          return Optional.empty();
        }
        pause(BACKOFF.pause(polls));
      }
    }

    void pause(Duration pause) {
      if (pause.isNegative()) {
        return;
      }
      requireTime(pause);
      try {
        context.time().sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        seen += "; then the thread was interrupted";
        throw report(e);
      }
    }

    private void requireTime(Duration pause) {
      if (!context.allows(pause)) {
        seen = (seen.isEmpty() ? "nothing" : seen) + "; the timeout of the call ended the search";
        throw report(null);
      }
    }

    CreateInDoubtException report(@Nullable Throwable more) {
      CreateInDoubtException report =
          new CreateInDoubtException(wanted.name(), sends, polls, elapsed(), seen, doubt);
      if (more != null) {
        report.addSuppressed(more);
      }
      return report;
    }

    private Duration elapsed() {
      return Duration.ofNanos(context.time().nanoTime() - start);
    }
  }
}
