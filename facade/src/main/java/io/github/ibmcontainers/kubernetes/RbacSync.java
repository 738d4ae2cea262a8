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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings a user's IAM roles into a cluster and waits until they are there: {@code POST
 * /v2/applyRBACAndGetKubeconfig}, then {@code GET /v2/getRBACStatus} with growing pauses.
 */
final class RbacSync {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(32);

  private final Funnel funnel;
  private final TimeSource time;
  private final RequestOptions options;
  private final String cluster;
  private final Duration limit;
  private final long start;
  private Duration pause = FIRST_PAUSE;

  RbacSync(Funnel funnel, TimeSource time, RequestOptions options, String cluster, Duration limit) {
    this.funnel = funnel;
    this.time = time;
    this.options = options;
    this.cluster = cluster;
    this.limit = limit;
    this.start = time.nanoTime();
  }

  /**
   * @return the kubeconfig that comes with it
   * @throws RbacSyncException if it fails or does not end in time
   */
  byte[] run(ApplyRBACAndGetKubeconfigRequest request) {
    byte[] kubeconfig = apply(request);
    pause = FIRST_PAUSE;
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
      pause("the roles are not yet in the cluster", null);
    }
  }

  /** For a minute or two after its creation a cluster answers 404 or 503. */
  private byte[] apply(ApplyRBACAndGetKubeconfigRequest request) {
    while (true) {
      try {
        return funnel.value(options, api -> new V2Api(api).applyRBACAndGetKubeconfig(request));
      } catch (NotFoundException e) {
        pause("the cluster is not ready for it", e);
      } catch (ServiceException e) {
        if (e.status() != 503) {
          throw e;
        }
        pause("the cluster is not ready for it", e);
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
              + " ("
              + cluster
              + ")"
              + (cause == null ? "" : "; the last answer: " + cause.getMessage()),
          true,
          cause);
    }
    Pauses.sleep(
        time,
        pause.toNanos() < left ? pause : Duration.ofNanos(left),
        "waiting for the RBAC sync of cluster " + cluster);
    pause = pause.multipliedBy(2);
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
  }
}
