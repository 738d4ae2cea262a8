package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.ingress.IngressReport;
import io.github.ibmcontainers.cluster.worker.RollingReport;
import io.github.ibmcontainers.internal.json.SerializedRecord;
import io.github.ibmcontainers.internal.time.Durations;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of an upgrade.
 *
 * <p>The serialized form has neither the status of Ingress nor the add-ons.
 *
 * @param plan what was to be done
 * @param done the steps that are done
 * @param workers the results of the steps for worker pools, those that failed included
 * @param ingress the status of Ingress afterwards; empty if the upgrade stopped or the service
 *     doesn't report it
 * @param addOns the add-ons afterwards with their health; empty if the upgrade stopped
 * @param elapsed how long it took
 */
public record UpgradeReport(
    UpgradePlan plan,
    List<UpgradeStep> done,
    List<RollingReport> workers,
    Optional<IngressReport> ingress,
    List<AddOn> addOns,
    Duration elapsed)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public UpgradeReport {
    done = List.copyOf(done);
    workers = List.copyOf(workers);
    addOns = List.copyOf(addOns);
  }

  /** Returns whether every step is done. */
  public boolean isComplete() {
    return plan.isPossible()
        && done.equals(plan.steps())
        && workers.stream().allMatch(RollingReport::isComplete);
  }

  /** Returns the steps that are done, and the status of Ingress and add-ons, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Upgrade of cluster %s to %s: %s of %s steps done in %s"
            .formatted(
                plan.cluster(),
                plan.to().number(),
                done.size(),
                plan.steps().size(),
                Durations.text(elapsed)));
    done.forEach(step -> text.append("\n  Done: ").append(step));
    workers.stream()
        .filter(report -> !report.isComplete())
        .forEach(report -> text.append("\n  Not complete: ").append(report));
    ingress.ifPresent(
        it ->
            text.append("\n  Ingress: ")
                .append(it.enabled() ? it.state().text() : "status reports are disabled")
                .append(it.message().map(message -> ", " + message).orElse("")));
    addOns.forEach(
        it ->
            text.append("\n  Add-on ")
                .append(it)
                .append(": ")
                .append(it.healthStatus().or(it::healthState).orElse("no health reported")));
    return text.toString();
  }

  private Object writeReplace() {
    return SerializedRecord.of(this, "ingress", "addOns");
  }
}
