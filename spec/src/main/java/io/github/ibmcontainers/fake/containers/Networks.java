package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.store.Ids;
import java.util.List;

/** The networks of the fake cloud, for those who need their ids. */
public final class Networks {
  private Networks() {}

  /** The data centers of classic infrastructure. */
  public static List<String> classicZones() {
    return Catalog.classicZones();
  }

  /** The zones of VPC regions. */
  public static List<String> vpcZones() {
    return Catalog.vpcZones();
  }

  /** The regions. */
  public static List<String> regions() {
    return Catalog.REGIONS.stream().map(Catalog.Region::alias).sorted().toList();
  }

  /** The region of a zone. */
  public static String regionOf(String zone) {
    return Catalog.regionOf(zone);
  }

  /** The name for people of a region's metropolis. */
  public static String metroName(String region) {
    return Catalog.metroName(region);
  }

  /** The VLAN of a data center. */
  public static String vlan(String zone, boolean isPublic) {
    return Catalog.vlan(zone, isPublic);
  }

  /** The portable subnet on a VLAN of a data center. */
  public static String subnet(String zone, boolean isPublic) {
    int number = Math.floorMod(Ids.hex("portable-" + zone + isPublic).hashCode(), 400_000);
    return Integer.toString(1_000_000 + number);
  }

  /** The flavors of classic infrastructure. */
  public static List<String> classicFlavors() {
    return Catalog.CLASSIC_FLAVORS;
  }
}
