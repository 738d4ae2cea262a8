package io.github.ibmcontainers.cluster.maintenance;

import io.github.ibmcontainers.internal.time.Durations;
import java.time.Duration;

/**
 * A step of a rolling replacement or an upgrade.
 *
 * @param cluster the id or name of the cluster, as the caller gave it
 * @param subject the id of the worker node, or {@code master}
 * @param step what happened
 * @param detail more about it, such as the id of the successor or the reason of a failure; may be
 *     empty
 * @param done how many worker nodes are done; for the master how many minor versions
 * @param total how many of them have to be done
 * @param elapsed the time since the beginning
 */
public record MaintenanceEvent(
    String cluster,
    String subject,
    MaintenanceStep step,
    String detail,
    int done,
    int total,
    Duration elapsed) {

  /** Returns this event with another time since the beginning. */
  public MaintenanceEvent withElapsed(Duration value) {
    return new MaintenanceEvent(cluster, subject, step, detail, done, total, value);
  }

  /** Returns one line: {@code mycluster: kube-abc-1: draining, 3 of 30, 3 min 10 s}. */
  @Override
  public String toString() {
    String shown = detail.isEmpty() ? "" : " (" + detail + ")";
    return "%s: %s: %s%s, %s of %s, %s"
        .formatted(cluster, subject, step, shown, done, total, Durations.text(elapsed));
  }
}
