package io.github.ibmcontainers.internal.route;

import io.github.ibmcontainers.cluster.wait.WaitException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.wait.Goal;
import io.github.ibmcontainers.internal.wait.Probe;
import io.github.ibmcontainers.internal.wait.Waiter;
import java.util.function.Function;

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
    ClusterContext polling = polling(context, options);
    Deadline end = Deadline.in(options.limit(), context.time());
    return Waiter.await(
        goal,
        options,
        context.time(),
        () -> poll.apply(polling.limitedTo(end.leftForLastRequest()).timed()));
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
    ClusterContext polling = polling(context, options);
    Deadline end = Deadline.in(options.limit(), context.time());
    Waiter.awaitGone(
        goal,
        options,
        context.time(),
        () -> poll.apply(polling.limitedTo(end.leftForLastRequest()).timed()));
  }

  private static ClusterContext polling(ClusterContext context, WaitOptions options) {
    return context.with(context.options().cancelledBy(options.cancellation()));
  }
}
