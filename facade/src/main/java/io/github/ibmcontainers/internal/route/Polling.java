package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.wait.Goal;
import io.github.ibmcontainers.internal.wait.Probe;
import io.github.ibmcontainers.internal.wait.Waiter;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Polling with the calls of a context. Canceling a wait, and its limit, also end the request in
 * progress.
 */
public final class Polling {
  private Polling() {}

  /**
   * Polls until a goal is reached, and returns the resource.
   *
   * @param poll polls the resource by calls with the given context
   * @throws WaitException if the wait ends otherwise
   */
  public static <T> T await(
      ClusterContext context,
      Goal goal,
      WaitOptions options,
      Function<ClusterContext, Probe<T>> poll) {
    return Waiter.await(goal, options, context.time(), source(context, options, poll));
  }

  /**
   * Polls until a resource no longer exists.
   *
   * @param poll polls the resource by calls with the given context
   * @throws WaitException if the wait ends otherwise
   */
  public static <T> void awaitGone(
      ClusterContext context,
      Goal goal,
      WaitOptions options,
      Function<ClusterContext, Probe<T>> poll) {
    Waiter.awaitGone(goal, options, context.time(), source(context, options, poll));
  }

  private static <T> Supplier<Probe<T>> source(
      ClusterContext context, WaitOptions options, Function<ClusterContext, Probe<T>> poll) {
    ClusterContext polling = context.with(context.options().cancelledBy(options.cancellation()));
    Deadline end = Deadline.in(options.limit(), context.time());
    return () -> poll.apply(polling.limitedTo(end.leftForLastRequest()).timed());
  }
}
