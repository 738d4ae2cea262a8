package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.catalog.AddOn;
import io.github.ibmcontainers.cluster.catalog.AvailableVersion;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.generated.model.ClusterAddon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Plans an upgrade by what the service says; sends no request. Not thread-safe. */
final class UpgradePlanner {
  private final Upgrade upgrade;
  private final Cluster cluster;
  private final Version from;
  private final Version requested;
  private final List<AvailableVersion> offered;
  private final List<Worker> workers;
  private final List<AddOn> addOns;
  private final List<String> blockers = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  UpgradePlanner(
      Upgrade upgrade,
      Cluster cluster,
      List<AvailableVersion> offered,
      List<Worker> workers,
      List<AddOn> addOns) {
    this.upgrade = upgrade;
    this.cluster = cluster;
    this.from = Upgrade.versionOf(cluster);
    this.requested = upgrade.version;
    this.offered = offered;
    this.workers = workers;
    this.addOns = addOns;
  }

  UpgradePlan plan() {
    List<Version> way = way();
    Version to = way.isEmpty() ? (isBehind(requested) ? requested : from) : way.get(way.size() - 1);
    way.forEach(this::checkAddOns);
    cluster
        .endOfService()
        .ifPresent(end -> warnings.add(from.number() + " is served until " + end));
    List<UpgradeStep> steps = blockers.isEmpty() ? steps(way) : List.of();
    return new UpgradePlan(cluster.name(), from, to, steps, blockers, warnings);
  }

  private boolean isBehind(Version version) {
    return !from.isAtLeast(version);
  }

  /** Returns the versions that the master gets, one for each minor version. */
  private List<Version> way() {
    if (requested.platform() != from.platform()) {
      blockers.add(
          "the cluster runs %s, but %s is a version of %s"
              .formatted(from.platform(), requested, requested.platform()));
      return List.of();
    }
    if (requested.major() != from.major() || requested.minor() < from.minor()) {
      blockers.add(
          "the master runs %s and can't %s to %s"
              .formatted(
                  from.number(),
                  from.isAtLeast(requested) ? "go back" : "be updated",
                  requested.number()));
      return List.of();
    }
    if (!isBehind(requested)) {
      return List.of();
    }
    List<Version> way = new ArrayList<>();
    for (int minor = from.minor() + 1; minor < requested.minor(); minor++) {
      int wanted = minor;
      newest(it -> it.minor() == wanted, requested.major() + "." + minor).ifPresent(way::add);
    }
    boolean exact = !requested.number().equals(requested.major() + "." + requested.minor());
    newest(
            it -> it.minor() == requested.minor() && (!exact || it.patch() == requested.patch()),
            requested.number())
        .ifPresent(way::add);
    return blockers.isEmpty() ? way : List.of();
  }

  private Optional<Version> newest(Predicate<Version> wanted, String name) {
    List<AvailableVersion> matching =
        offered.stream()
            .filter(it -> it.version().major() == from.major() && wanted.test(it.version()))
            .sorted(Comparator.comparing(AvailableVersion::version).reversed())
            .toList();
    Optional<AvailableVersion> supported =
        matching.stream().filter(it -> it.endOfService().isEmpty()).findFirst();
    if (supported.isEmpty()) {
      blockers.add(
          matching.isEmpty()
              ? "the service doesn't offer version " + name + "; it offers " + offers()
              : "version %s is deprecated and served until %s; masters can't be updated to it"
                  .formatted(
                      matching.get(0).version().number(),
                      matching.get(0).endOfService().orElse("")));
    }
    return supported.map(AvailableVersion::version);
  }

  private String offers() {
    return offered.stream()
        .map(AvailableVersion::version)
        .sorted()
        .map(Version::number)
        .collect(Collectors.joining(", "));
  }

  private void checkAddOns(Version version) {
    for (AddOn addOn : addOns) {
      if (!(addOn.raw() instanceof ClusterAddon raw)) {
        continue;
      }
      boolean openShift = from.platform() == Platform.OPENSHIFT;
      String range = openShift ? raw.getSupportedOCPRange() : raw.getSupportedKubeRange();
      String minimum = openShift ? raw.getMinOCPVersion() : raw.getMinKubeVersion();
      boolean outside =
          !SupportedRange.contains(range, version).orElse(true)
              || Version.parse(minimum).filter(it -> version.compareTo(it) < 0).isPresent();
      if (outside) {
        String problem =
            "add-on %s doesn't support version %s (it supports %s)%s"
                .formatted(
                    addOn,
                    version.number(),
                    range == null || range.isBlank() ? ">=" + minimum : range,
                    addOn.upgrades().isEmpty()
                        ? ""
                        : "; update it to " + String.join(" or ", addOn.upgrades()));
        (upgrade.anyAddOn ? warnings : blockers).add(problem);
      }
      if (addOn.deprecated() && !warnings.contains("add-on " + addOn + " is deprecated")) {
        warnings.add("add-on " + addOn + " is deprecated");
      }
    }
  }

  /** Worker nodes that are behind the master's minor version follow before the master moves on. */
  private List<UpgradeStep> steps(List<Version> way) {
    List<UpgradeStep> steps = new ArrayList<>();
    if (way.isEmpty()) {
      addPools(steps, requested, false);
    } else if (workers.stream().anyMatch(this::isMinorBehind)) {
      addPools(steps, minorOf(from), false);
    }
    boolean all = false;
    for (Version version : way) {
      steps.add(new UpgradeStep.Master(version));
      addPools(steps, version, all);
      all = true;
    }
    return steps;
  }

  private boolean isMinorBehind(Worker worker) {
    return worker.version().filter(it -> it.isAtLeast(minorOf(from))).isEmpty();
  }

  private static Version minorOf(Version version) {
    String suffix = version.platform() == Platform.OPENSHIFT ? "_openshift" : "";
    return Version.of(version.major() + "." + version.minor() + suffix);
  }

  private void addPools(List<UpgradeStep> steps, Version version, boolean all) {
    if (upgrade.masterOnly) {
      return;
    }
    Map<String, List<Worker>> pools = new LinkedHashMap<>();
    workers.forEach(
        it -> pools.computeIfAbsent(it.pool().orElse(""), pool -> new ArrayList<>()).add(it));
    pools.forEach(
        (pool, its) -> {
          long outdated =
              its.stream()
                  .filter(it -> all || it.version().filter(own -> own.isAtLeast(version)).isEmpty())
                  .count();
          if (outdated > 0) {
            steps.add(new UpgradeStep.Pool(pool, (int) outdated, its.size(), version));
          }
        });
  }
}
