package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.error.TransportException;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.internal.wait.Goal;
import io.github.ibmcontainers.internal.wait.Probe;
import io.github.ibmcontainers.internal.wait.Waiter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits until the API server of a cluster responds. For one thread. */
final class ReachableWait {
  private final Function<Duration, KubernetesAccess> connect;
  private final Cancellation cancellation;
  private final Deadline end;
  private @Nullable KubernetesAccess access;

  private ReachableWait(
      Function<Duration, KubernetesAccess> connect, WaitOptions options, TimeSource time) {
    this.connect = connect;
    this.cancellation = options.cancellation();
    this.end = Deadline.in(options.limit(), time);
  }

  /**
   * @param connect connects to the cluster within the given time
   */
  static KubernetesAccess await(
      String cluster,
      Function<Duration, KubernetesAccess> connect,
      WaitOptions options,
      TimeSource time) {
    ReachableWait wait = new ReachableWait(connect, options, time);
    boolean reached = false;
    try {
      KubernetesAccess access =
          Waiter.await(
              Goal.of("API server of cluster " + cluster, "reachable"), options, time, wait::poll);
      reached = true;
      return access;
    } finally {
      if (!reached) {
        wait.close();
      }
    }
  }

  private Probe<KubernetesAccess> poll() {
    try {
      KubernetesAccess connected = access;
      if (connected == null) {
        connected = connect.apply(end.leftForLastRequest());
        access = connected;
      }
      String version = connected.version(cancellation, end.leftForLastRequest()).gitVersion();
      return Probe.of(true, false, connected, version, Optional.empty());
    } catch (ContainersException e) {
      if (!isExpected(e)) {
        throw e;
      }
      return new Probe<>(
          Probe.Verdict.WAITING, null, "unreachable", Optional.ofNullable(e.getMessage()), 0, 0);
    }
  }

  /**
   * Returns whether a failure is expected while the server isn't reachable. Such a failure is a
   * state, not a failed poll.
   */
  private static boolean isExpected(ContainersException e) {
    return e instanceof EndpointUnavailableException
        || e instanceof RbacSyncException
        || e instanceof KubernetesApiException.ServerFailure
        || (e instanceof TransportException
            && !(e instanceof CallCanceledException)
            && !(e instanceof TlsException));
  }

  private void close() {
    if (access != null) {
      access.close();
    }
  }
}
