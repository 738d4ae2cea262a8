package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ApplyRBACAndGetKubeconfigRequest;
import io.github.ibmcontainers.generated.model.GetRBACStatusResponse;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Pauses;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings a user's IAM roles into a cluster and waits until they are synchronized: {@code POST
 * /v2/applyRBACAndGetKubeconfig}, then {@code GET /v2/getRBACStatus} with backoff.
 */
final class RbacSync {
  private static final Backoff BACKOFF =
      Backoff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(32));

  private final Funnel funnel;
  private final TimeSource time;
  private final RequestOptions options;
  private final String cluster;
  private final Duration limit;
  private final long start;
  private int polls;

  RbacSync(Funnel funnel, TimeSource time, RequestOptions options, String cluster, Duration limit) {
    this.funnel = funnel;
    this.time = time;
    this.options = options;
    this.cluster = cluster;
    this.limit = limit;
    this.start = time.nanoTime();
  }

  /**
   * @return the kubeconfig that the service returns
   * @throws RbacSyncException if the synchronization fails or times out
   */
  byte[] run(ApplyRBACAndGetKubeconfigRequest request) {
    byte[] kubeconfig = apply(request);
    polls = 0;
    while (true) {
      GetRBACStatusResponse status =
          funnel.value(options, api -> new V2Api(api).getRBACStatus(cluster));
      if (Boolean.TRUE.equals(status.getSynchronized())) {
        return kubeconfig;
      }
      if (Boolean.TRUE.equals(status.getError())) {
        throw new RbacSyncException(
            "RBAC sync failed: the service could not bring your IAM roles into cluster " + cluster,
            false,
            null);
      }
      pause("the roles are not in the cluster yet", null);
    }
  }

  /** For a minute or two after a cluster's creation the service answers 404 or 503. */
  private byte[] apply(ApplyRBACAndGetKubeconfigRequest request) {
    while (true) {
      try {
        return funnel.value(options, api -> new V2Api(api).applyRBACAndGetKubeconfig(request));
      } catch (NotFoundException e) {
        pause("the cluster is not ready", e);
      } catch (ServiceException e) {
        if (e.status() != 503) {
          throw e;
        }
        pause("the cluster is not ready", e);
      }
    }
  }

  private void pause(String state, @Nullable ContainersException cause) {
    long left = limit.toNanos() - (time.nanoTime() - start);
    if (left <= 0) {
      throw new RbacSyncException(
          "RBAC sync timeout: after "
              + limit.toSeconds()
              + " s "
              + state
              + " (cluster "
              + cluster
              + ")"
              + (cause == null ? "" : "; last response: " + cause.getMessage()),
          true,
          cause);
    }
    Pauses.sleep(
        time,
        Duration.ofNanos(Math.min(left, BACKOFF.pause(++polls).toNanos())),
        "waiting for the RBAC synchronization of cluster " + cluster);
  }
}
