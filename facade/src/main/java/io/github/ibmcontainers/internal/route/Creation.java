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
 * Creates something. An error or a lost response doesn't tell whether the service has performed the
 * request, so the client then looks for what was to be created, unless no request was sent. It
 * sends the request again only if the service had put it off, nothing has appeared for as long as
 * the service needs to show it, and the service refuses a second one of the same name. Should the
 * service have performed the first request after all, it refuses the second; what then appears is
 * what was wanted.
 *
 * @param <T> the result
 */
public final class Creation<T extends @Nullable Object> {
  /** How long to look for the created thing if the outcome is unknown. */
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
   * Creates something whose name the service refuses to give twice.
   *
   * @param kind the kind of thing, for messages
   * @param send sends the request
   * @param find finds what has the name; the keys identify it
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
   * Creates something of which there can be several alike. The request is never sent again.
   *
   * @param kind the kind of thing, for messages
   * @param description tells it from others of its kind, for messages
   * @param send sends the request
   * @param find finds what is like the thing to create; the keys identify it
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
   * Creates something that can't be looked up. The request is never sent again.
   *
   * @param kind the kind of thing, for messages
   * @param description tells it from others of its kind, for messages
   * @param send sends the request
   */
  public static <T extends @Nullable Object> T once(
      ClusterContext context, String kind, String description, Function<ClusterContext, T> send) {
    return new Creation<>(context, kind, description, false, send, null).run().value();
  }

  /** As {@link #once(ClusterContext, String, String, Function)}, without a result. */
  public static void order(ClusterContext context, String kind, String description, Order send) {
    once(
        context,
        kind,
        description,
        in -> {
          send.give(in);
          return null;
        });
  }

  /**
   * Returns the step that performs an action on a cluster. The request is built at once, so that
   * invalid input is refused before anything is looked up.
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

  /** Sends a request whose response nobody needs. */
  @FunctionalInterface
  public interface Order {
    /** Sends it. */
    void give(ClusterContext context);
  }

  /**
   * What has been created.
   *
   * @param value the result
   * @param doubt why the outcome of the request was unknown; empty if it wasn't
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
    // What already has the name must not be taken for the new one later.
    Set<String> before = find == null ? Set.of() : Set.copyOf(look(find).keySet());
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
        Optional<Duration> wait = unique ? postponement(e, policy) : Optional.empty();
        if (wait.isEmpty() || sends >= policy.attempts()) {
          throw search.report(null);
        }
        search.pause(wait.get().minusNanos(context.time().nanoTime() - start));
      }
    }
  }

  /** Whether the service may have performed a request of this creation. */
  private boolean leavesDoubt(ContainersException e, Delivery delivery, Set<String> before) {
    // GraphQL refuses with a success status.
    boolean refused = e instanceof ServiceException refusal && refusal.status() < 300;
    boolean inDoubt = delivery.isInDoubt() && !refused;
    // An earlier request may have taken the name.
    return e instanceof ConflictException
        ? (inDoubt || sends > 1) && (!unique || before.isEmpty())
        : inDoubt;
  }

  private Map<String, T> look(Function<ClusterContext, Map<String, T>> by) {
    try {
      // Look-ups aren't the caller's call: their responses are no raw response.
      Map<String, T> found = new HashMap<>(by.apply(context.observedBy(response -> {})));
      // What has no id in the response can't be given to the caller.
      found.keySet().removeIf(String::isBlank);
      return found;
    } catch (NotFoundException e) {
      return Map.of();
    }
  }

  /** Returns how long the service has put the request off; empty if it hasn't, or for too long. */
  private Optional<Duration> postponement(ContainersException e, RetryPolicy policy) {
    if (!(e instanceof ServiceException refusal)) {
      return Optional.empty();
    }
    Optional<Duration> asked =
        RetryAfter.of(refusal.details().headers(), context.time().now())
            .or(() -> refusal.status() == 429 ? Optional.of(Duration.ZERO) : Optional.empty());
    return refusal.status() == 429 || refusal.status() == 503
        ? asked.filter(wait -> wait.compareTo(policy.longestRetryAfter()) <= 0)
        : Optional.empty();
  }

  /** The search for the thing after one create request of unknown outcome. */
  private final class Search {
    private final ContainersException doubt;
    private final Set<String> before;
    private final long start = context.time().nanoTime();
    private int polls;
    private String seen = "";

    Search(ContainersException doubt, Set<String> before) {
      this.doubt = doubt;
      this.before = before;
    }

    /** Returns what has appeared, by its key; empty if nothing has. */
    Map<String, T> run(Function<ClusterContext, Map<String, T>> by) {
      while (true) {
        requireTime(Duration.ZERO);
        polls++;
        boolean answered = false;
        try {
          Map<String, T> found = new HashMap<>(look(by));
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
            // Nothing is known, so nothing may be concluded.
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
              : " The service had put off the create request, which was sent " + sends + " times.");
    }

    private Duration elapsed() {
      return Duration.ofNanos(context.time().nanoTime() - start);
    }
  }
}
