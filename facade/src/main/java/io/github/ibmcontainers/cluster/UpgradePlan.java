package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.value.Version;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an upgrade of a cluster does, in this order, and what is in its way. Immutable; {@link
 * #toString()} is the plan as text.
 *
 * @param cluster the name of the cluster
 * @param from the version that the master runs
 * @param to the version to upgrade to: an offered one, or the requested one if it isn't offered
 * @param steps the steps; one minor version after the other, each with the master first. Empty if
 *     everything runs the version already, or if the upgrade isn't possible
 * @param blockers why the upgrade isn't possible
 * @param warnings what doesn't prevent the upgrade, such as deprecated versions
 */
public record UpgradePlan(
    String cluster,
    Version from,
    Version to,
    List<UpgradeStep> steps,
    List<String> blockers,
    List<String> warnings)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public UpgradePlan {
    steps = List.copyOf(steps);
    blockers = List.copyOf(blockers);
    warnings = List.copyOf(warnings);
  }

  /** Returns this plan with one more reason why it isn't possible. */
  UpgradePlan blockedBy(String reason) {
    List<String> more = Stream.concat(blockers.stream(), Stream.of(reason)).toList();
    return new UpgradePlan(cluster, from, to, List.of(), more, warnings);
  }

  /** Returns whether nothing prevents the upgrade. */
  public boolean isPossible() {
    return blockers.isEmpty();
  }

  /** Returns whether everything runs the version already. */
  public boolean isDone() {
    return steps.isEmpty() && blockers.isEmpty();
  }

  /** Returns the versions on the way, in order; one for each minor version. */
  public List<Version> legs() {
    return steps.stream().map(UpgradeStep::version).distinct().toList();
  }

  /** Returns the plan as text: a heading, then one line for each step, blocker, and warning. */
  @Override
  public String toString() {
    String heading = "Upgrade of cluster %s from %s to %s:%s";
    String result = isDone() ? " nothing to do" : isPossible() ? "" : " not possible";
    StringBuilder text = new StringBuilder();
    text.append(heading.formatted(cluster, from.number(), to.number(), result));
    for (int i = 0; i < steps.size(); i++) {
      text.append("\n  ").append(i + 1).append(". ").append(steps.get(i));
    }
    blockers.forEach(it -> text.append("\n  Blocked: ").append(it));
    warnings.forEach(it -> text.append("\n  Warning: ").append(it));
    return text.toString();
  }
}
