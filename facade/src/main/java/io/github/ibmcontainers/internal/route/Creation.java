package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.CreateInDoubtException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.http.RetryAfter;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.time.Durations;
import io.github.ibmcontainers.internal.time.Pauses;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Creates a resource. After an error or a lost response, it is unknown whether the service has
 * performed the request. Unless no request was sent, the client then searches for the resource. It
 * sends the request again only if the service deferred it, the search found nothing for as long as
 * new resources may take to appear, and names of such resources are unique. If the service has
 * performed the first request after all, it rejects the second one, and the search finds the
 * resource.
 *
 * @param <T> the result
 */
public final class Creation<T extends @Nullable Object> {
  /** The duration of the search after a request with an unknown outcome. */
  public static final Duration SEARCH = ClusterContext.GRACE_PERIOD;

  private static final Backoff BACKOFF =
      Backoff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(10));

  private final ClusterContext context;
  private final String kind;
  private final String name;
  private final boolean unique;
  private final Function<ClusterContext, T> send;
  private final @Nullable Function<ClusterContext, Map<String, T>> find;
  private int sends;

  private Creation(
      ClusterContext context,
      String kind,
      String name,
      boolean unique,
      Function<ClusterContext, T> send,
      @Nullable Function<ClusterContext, Map<String, T>> find) {
    this.context = context.timed();
    this.kind = kind;
    this.name = name;
    this.unique = unique;
    this.send = send;
    this.find = find;
  }

  /**
   * Creates a resource whose name is unique.
   *
   * @param kind the kind of thing, for messages
   * @param send sends the request
   * @param find finds resources with the name, by key
   */
  public static <T> Outcome<T> named(
      ClusterContext context,
      String kind,
      String name,
      Function<ClusterContext, T> send,
      Function<ClusterContext, Map<String, T>> find) {
    return new Creation<>(context, kind, name, true, send, find).run();
  }

  /**
   * Creates a resource that need not be unique. The request is never sent again.
   *
   * @param kind the kind of thing, for messages
   * @param description distinguishes it from others of its kind, for messages
   * @param send sends the request
   * @param find finds resources like the one to create, by key
   */
  public static <T> Outcome<T> unnamed(
      ClusterContext context,
      String kind,
      String description,
      Function<ClusterContext, T> send,
      Function<ClusterContext, Map<String, T>> find) {
    return new Creation<>(context, kind, description, false, send, find).run();
  }

  /**
   * Creates a resource that can't be looked up. The request is never sent again.
   *
   * @param kind the kind of thing, for messages
   * @param description distinguishes it from others of its kind, for messages
   * @param send sends the request
   */
  public static <T extends @Nullable Object> T once(
      ClusterContext context, String kind, String description, Function<ClusterContext, T> send) {
    return new Creation<>(context, kind, description, false, send, null).run().value();
  }

  /** Creates a resource that can't be looked up, and ignores the response. */
  public static void order(ClusterContext context, String kind, String description, Order send) {
    once(
        context,
        kind,
        description,
        in -> {
          send.send(in);
          return null;
        });
  }

  /**
   * Returns a function that performs an action on a cluster. The request is built immediately to
   * reject invalid input before any lookup.
   */
  public static <I, O extends @Nullable Object> Function<ClusterContext, O> sending(
      ClusterContext context, Action<I, O> action, String cluster, I input) {
    ApiRequest<?> unused =
        action
            .route(context.providerOf(cluster), context.preferred())
            .request()
            .on(context.funnel().api(context.options()), cluster, input);
    return in -> in.onCluster(action, cluster, input);
  }

  /** Sends a request and ignores the response. */
  @FunctionalInterface
  public interface Order {
    /** Sends the request. */
    void send(ClusterContext context);
  }

  /**
   * A created resource.
   *
   * @param value the result
   * @param doubt the failure that left the outcome of the request unknown; empty if there was none
   */
  public record Outcome<T extends @Nullable Object>(T value, Optional<ContainersException> doubt) {}

  /** Returns the items of a list that match, by their keys. */
  public static <G, T> Map<String, T> matching(
      Iterable<G> items,
      Predicate<? super G> matches,
      Function<? super G, @Nullable String> key,
      Function<? super G, T> value) {
    Map<String, T> found = new HashMap<>();
    for (G item : items) {
      String id = key.apply(item);
      if (id != null && matches.test(item)) {
        found.put(id, value.apply(item));
      }
    }
    return found;
  }

  private Outcome<T> run() {
    // An existing resource with the name must not be mistaken for the new one later.
    Set<String> before = find == null ? Set.of() : Set.copyOf(lookUp(context, find).keySet());
    RetryPolicy policy = context.funnel().context().with(context.options()).retry();
    for (sends = 1; ; sends++) {
      long start = context.time().nanoTime();
      Delivery delivery = new Delivery();
      try {
        return new Outcome<>(send.apply(context.recordedBy(delivery)), Optional.empty());
      } catch (ContainersException e) {
        if (!leavesDoubt(e, delivery, before)) {
          throw e;
        }
        Search search = new Search(e, before);
        if (find == null) {
          throw search.report(null);
        }
        Map<String, T> found = search.run(find);
        if (found.size() == 1) {
          return new Outcome<>(found.values().iterator().next(), Optional.of(e));
        }
        if (!found.isEmpty()) {
          throw search.report(null);
        }
        Optional<Duration> wait = unique ? deferral(e, policy) : Optional.empty();
        if (wait.isEmpty() || sends >= policy.attempts()) {
          throw search.report(null);
        }
        search.pause(wait.get().minusNanos(context.time().nanoTime() - start));
      }
    }
  }

  /** Returns whether the service may have performed a request of this creation. */
  private boolean leavesDoubt(ContainersException e, Delivery delivery, Set<String> before) {
    // GraphQL reports rejections with a success status.
    boolean rejected = e instanceof ServiceException failure && failure.status() < 300;
    boolean inDoubt = delivery.isInDoubt() && !rejected;
    // An earlier request of this creation may have taken the name.
    return e instanceof ConflictException
        ? (inDoubt || sends > 1) && (!unique || before.isEmpty())
        : inDoubt;
  }

  private static <T> Map<String, T> lookUp(
      ClusterContext in, Function<ClusterContext, Map<String, T>> by) {
    try {
      // The caller's observer receives only the response of the create request.
      Map<String, T> found = new HashMap<>(by.apply(in.observedBy(response -> {})));
      // A resource without an id can't be returned to the caller.
      found.keySet().removeIf(String::isBlank);
      return found;
    } catch (NotFoundException e) {
      return Map.of();
    }
  }

  /** Returns the time until the deferred request may be repeated; empty if it may not be. */
  private Optional<Duration> deferral(ContainersException e, RetryPolicy policy) {
    if (!(e instanceof ServiceException failure)) {
      return Optional.empty();
    }
    Optional<Duration> retryAfter =
        RetryAfter.of(failure.details().headers(), context.time().now())
            .or(() -> failure.status() == 429 ? Optional.of(Duration.ZERO) : Optional.empty());
    return failure.status() == 429 || failure.status() == 503
        ? retryAfter.filter(wait -> wait.compareTo(policy.longestRetryAfter()) <= 0)
        : Optional.empty();
  }

  /** The search for the resource after a create request with an unknown outcome. */
  private final class Search {
    private final ContainersException doubt;
    private final Set<String> before;
    private final long start = context.time().nanoTime();
    private final Deadline end = Deadline.in(SEARCH, context.time());
    private int polls;
    private String seen = "";

    Search(ContainersException doubt, Set<String> before) {
      this.doubt = doubt;
      this.before = before;
    }

    /** Returns the new resources by key; empty if there are none. */
    Map<String, T> run(Function<ClusterContext, Map<String, T>> by) {
      while (true) {
        requireTime(Duration.ZERO);
        polls++;
        boolean answered = false;
        try {
          ClusterContext limited = context.limitedTo(end.leftForLastRequest()).timed();
          Map<String, T> found = lookUp(limited, by);
          found.keySet().removeAll(before);
          if (!found.isEmpty()) {
            seen = found.size() + " new ones";
            return found;
          }
          answered = true;
          seen = nothingNew();
        } catch (ContainersException e) {
          seen = "an error: " + e.getMessage();
          if (!e.isTransient()) {
            throw report(e);
          }
        } catch (IllegalStateException e) {
          // The client was closed.
          seen = "an error: " + e.getMessage();
          throw report(e);
        }
        if (elapsed().compareTo(SEARCH) >= 0) {
          if (!answered) {
            // Without a response to the last poll, the resource may exist.
            throw report(null);
          }
          return Map.of();
        }
        pause(BACKOFF.pause(polls));
      }
    }

    private String nothingNew() {
      return unique && !before.isEmpty()
          ? "only the " + kind + " " + String.join(", ", before) + ", which had the name before"
          : (unique ? "no " + kind + " of that name" : "no new " + kind) + " in " + context.scope();
    }

    void pause(Duration pause) {
      if (pause.isNegative()) {
        return;
      }
      requireTime(pause);
      try {
        Pauses.sleep(context.time(), pause, context::isCancelled, "looking for the " + kind);
      } catch (ContainersException e) {
        seen += "; then the search was interrupted";
        throw report(e);
      }
      if (context.isCancelled()) {
        seen += "; then the call was canceled";
        throw report(null);
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
          new CreateInDoubtException(message(), kind, name, polls, doubt);
      if (more != null) {
        report.addSuppressed(more);
      }
      return report;
    }

    private String message() {
      String text =
          "It is unknown whether " + kind + " " + name + " was created: " + doubt.getMessage();
      text += text.endsWith(".") ? " " : ". ";
      if (find == null) {
        text += "It can't be looked up.";
      } else {
        text += polls + (polls == 1 ? " poll" : " polls") + " in " + Durations.text(elapsed());
        text += " found " + seen + ".";
      }
      return text
          + (sends == 1
              ? " The create request was not sent again."
              : " The service deferred the create request, which was sent " + sends + " times.");
    }

    private Duration elapsed() {
      return Duration.ofNanos(context.time().nanoTime() - start);
    }
  }
}
