package io.github.ibmcontainers.cluster.value;

import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.internal.check.Check;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A group of methods of the client. Views of a group change how its methods are called: with
 * request options, with a preferred API version, or with access to status and headers of the
 * response. Views are cheap and share all resources with the client. Groups are immutable and
 * thread-safe.
 *
 * @param <G> the group itself
 */
public abstract class Group<G extends Group<G>> {
  private final GroupContext context;
  private final Function<GroupContext, G> view;

  /**
   * Called by the constructors of the groups.
   *
   * @param context the client's context
   * @param view the constructor of the group
   */
  protected Group(GroupContext context, Function<GroupContext, G> view) {
    this.context = context;
    this.view = view;
  }

  /**
   * Returns this group with options for each of its calls: {@code
   * clusters().with(options).get("c")}.
   */
  public final G with(RequestOptions options) {
    return view.apply(context.with(options));
  }

  /**
   * Returns this group with a preferred API version, which is used for operations that both
   * versions offer. By default, read operations use v2.
   *
   * @throws IllegalArgumentException if the version is known but not offered, as v3
   */
  public final G preferring(ApiVersion version) {
    Check.that(
        version.isOffered(),
        "API version %s is not offered: its document is not public; use v1 or v2",
        version);
    return view.apply(context.preferring(version));
  }

  /**
   * Makes a call and returns its value together with the HTTP status, the headers and the request
   * id: {@code workers().withRawResponse(workers -> workers.list("c"))}. If the call sends several
   * requests, these describe the last response.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if the call fails
   */
  public final <R extends @Nullable Object> RawResponse<R> withRawResponse(
      Function<? super G, R> call) {
    AtomicReference<@Nullable RawResponse<?>> last = new AtomicReference<>();
    R value = call.apply(view.apply(context.observedBy(last::set)));
    RawResponse<?> response = last.get();
    return response == null
        ? new RawResponse<>(value, 0, Headers.of(), Optional.empty(), Optional.empty())
        : response.withValue(value);
  }

  /**
   * Starts a call without waiting for it: {@code clusters().async(clusters -> clusters.get("c"))}.
   * It runs on the client's executor, by default on virtual threads (Java 21) or daemon threads.
   *
   * <p>Canceling the future ends the request in progress, whatever the argument of {@code cancel};
   * the same holds if it completes in another way first, as by {@code orTimeout}. The future fails
   * with the exception that the call throws.
   */
  public final <R extends @Nullable Object> CompletableFuture<R> async(
      Function<? super G, R> call) {
    G self = view.apply(context);
    return context.async(() -> call.apply(self));
  }
}
