package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.GetRBACStatusResponse;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.time.Durations;
import io.github.ibmcontainers.internal.time.Pauses;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Synchronizes a user's IAM roles into a cluster: {@code POST /v2/applyRBACAndGetKubeconfig}, then
 * {@code GET /v2/getRBACStatus} with backoff until the synchronization is complete.
 */
final class RbacSync {
  private static final Backoff BACKOFF =
      Backoff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(32));

  private final Funnel funnel;
  private final TimeSource time;
  private final RequestOptions options;
  private final String cluster;
  private final Duration limit;
  private final Deadline end;
  private int polls;

  RbacSync(Funnel funnel, TimeSource time, RequestOptions options, String cluster, Duration limit) {
    this.funnel = funnel;
    this.time = time;
    this.options = options;
    this.cluster = cluster;
    this.limit = limit;
    this.end = Deadline.in(limit, time);
  }

  /**
   * Requests the synchronization.
   *
   * @param first the first attempt, which may be in progress
   * @param again makes another attempt
   * @return the kubeconfig in the response
   * @throws RbacSyncException if the cluster isn't ready in time
   */
  byte[] request(Supplier<byte[]> first, Supplier<byte[]> again) {
    Supplier<byte[]> attempt = first;
    while (true) {
      try {
        return attempt.get();
      } catch (NotFoundException e) {
        // The service returns 404 or 503 for one or two minutes after a cluster is created.
        pause("the cluster is not ready", e);
      } catch (ServiceException e) {
        if (e.status() != 503) {
          throw e;
        }
        pause("the cluster is not ready", e);
      }
      attempt = again;
    }
  }

  /**
   * Waits until the roles are synchronized.
   *
   * @throws RbacSyncException if the synchronization fails or times out
   */
  void await() {
    polls = 0;
    while (true) {
      GetRBACStatusResponse status =
          funnel.value(
              funnel.limited(options, end.leftForLastRequest()),
              api -> new V2Api(api).getRBACStatus(cluster));
      if (Boolean.TRUE.equals(status.getSynchronized())) {
        return;
      }
      if (Boolean.TRUE.equals(status.getError())) {
        throw new RbacSyncException(
            "RBAC sync failed: the service could not synchronize your IAM roles into cluster "
                + cluster,
            false,
            null);
      }
      pause("the roles are not synchronized yet", null);
    }
  }

  private void pause(String state, @Nullable ContainersException cause) {
    Duration left = end.left();
    if (left.isZero()) {
      throw new RbacSyncException(
          "RBAC sync timeout: after %s s %s (cluster %s)%s"
              .formatted(
                  limit.toSeconds(),
                  state,
                  cluster,
                  cause == null ? "" : "; last response: " + cause.getMessage()),
          true,
          cause);
    }
    Pauses.sleep(
        time,
        Durations.shorter(left, BACKOFF.pause(++polls)),
        () -> options.cancellation().filter(Cancellation::isCancelled).isPresent(),
        "waiting for the RBAC synchronization of cluster " + cluster);
  }
}
