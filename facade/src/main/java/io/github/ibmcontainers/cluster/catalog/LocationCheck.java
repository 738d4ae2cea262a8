package io.github.ibmcontainers.cluster.catalog;

import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Checks zones and flavors against the service's lists. */
final class LocationCheck {
  private final Provider provider;
  private final List<String> zones;
  private final Function<List<String>, List<List<Flavor>>> flavors;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param zones the provider's zones
   * @param flavors lists the flavors of each of several zones
   */
  LocationCheck(
      Provider provider, List<Zone> zones, Function<List<String>, List<List<Flavor>>> flavors) {
    this.provider = provider;
    this.zones = zones.stream().map(Zone::id).sorted().toList();
    this.flavors = flavors;
  }

  List<Problem> check(String flavor, Collection<String> wanted) {
    List<String> known = new ArrayList<>();
    for (String zone : wanted) {
      if (zones.contains(zone)) {
        known.add(zone);
      } else {
        problems.add(new Problem("zone", zone, "not a zone of " + provider, zones));
      }
    }
    Map<String, List<Flavor>> byZone = new LinkedHashMap<>();
    List<List<Flavor>> lists = flavors.apply(known);
    for (int i = 0; i < known.size(); i++) {
      byZone.put(known.get(i), lists.get(i));
    }
    byZone.forEach((zone, available) -> check(flavor, zone, available));
    return List.copyOf(problems);
  }

  private void check(String flavor, String zone, List<Flavor> available) {
    List<String> names = available.stream().map(Flavor::name).sorted().toList();
    if (!names.contains(withoutEncryption(flavor)) && !names.contains(flavor)) {
      problems.add(new Problem("flavor", flavor, "not available in zone " + zone, names));
    }
  }

  /** The suffix asks for encrypted disks; the list may have the flavor without it. */
  private static String withoutEncryption(String flavor) {
    return flavor.replaceFirst("\\.encrypted$", "");
  }
}
