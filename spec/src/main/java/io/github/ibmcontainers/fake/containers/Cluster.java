package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.ClusterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A cluster. Mutable fields are guarded by the lock of the inventory. */
public final class Cluster {
  final String id;
  final int number;
  final ClusterSpec spec;
  final String account;
  final String resourceGroupId;
  final Instant created;
  final Map<String, Pool> pools = new LinkedHashMap<>();
  final List<Worker> workers = new ArrayList<>();
  final Map<String, Addon> addons = new LinkedHashMap<>();
  final Map<String, Alb> albs = new LinkedHashMap<>();
  Timeline states;
  Timeline masterStates;
  Timeline versions;
  Optional<String> owner = Optional.empty();
  volatile boolean publicEndpoint;
  volatile boolean privateEndpoint;
  boolean imageSecurity;
  boolean pullSecret = true;
  boolean disableAutoUpdate;
  boolean keyProtect;
  String location = "";
  Timeline caRotation;
  int caNumber = 1;
  boolean removed;

  Cluster(
      String id,
      int number,
      ClusterSpec spec,
      String account,
      String resourceGroupId,
      Timeline states) {
    this.id = id;
    this.number = number;
    this.spec = spec;
    this.account = account;
    this.resourceGroupId = resourceGroupId;
    this.states = states;
    this.created = states.steps().get(0).from();
    this.masterStates = Timeline.of(created, "deployed");
    this.caRotation = Timeline.of(created, "");
    this.versions = Timeline.of(created, spec.version());
    this.publicEndpoint = spec.publicEndpoint();
    this.privateEndpoint = spec.privateEndpoint();
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the name. */
  public String name() {
    return spec.name();
  }

  /** Returns the provider: {@code classic}, {@code vpc} or {@code satellite}. */
  public String provider() {
    return spec.provider();
  }

  /** Returns whether it is an OpenShift cluster. */
  public boolean openShift() {
    return spec.openShift();
  }

  /** Returns the region. */
  public String region() {
    return spec.region();
  }

  /** Returns the zones. */
  public List<String> zones() {
    return spec.zones();
  }

  /** Returns the id of its account. */
  public String account() {
    return account;
  }

  /** Returns the id of its resource group. */
  public String resourceGroupId() {
    return resourceGroupId;
  }

  /** Returns a small number that is unique in the cloud. */
  public int number() {
    return number;
  }

  /** Returns the version of its master at a given time, without the build. */
  public String shortVersion(Instant now) {
    return versions.at(now);
  }

  /** Returns the version of its master at a given time, with the build. */
  String fullVersion(Instant now) {
    return withBuild(shortVersion(now));
  }

  /** Returns the latest patch of the master's minor version, with the build. */
  String targetVersion(Instant now) {
    return withBuild(Versions.latestPatch(openShift(), shortVersion(now)));
  }

  /** Returns a version with the build, in the format for this kind of cluster. */
  String withBuild(String version) {
    return openShift() ? version + "_1542_openshift" : version + "_1533";
  }

  /** Returns whether the public service endpoint is enabled. */
  public boolean publicEndpointEnabled() {
    return publicEndpoint;
  }

  boolean deleted(Instant now) {
    return removed && states.at(now).equals("deleted");
  }

  /** Returns the id of its Satellite location; empty for other providers. */
  public String location() {
    return location;
  }

  /** Returns the ids of its workers, except those that are being deleted. */
  public List<String> workerIds() {
    return workers.stream().filter(w -> !w.removed()).map(w -> w.id).toList();
  }

  /** Returns the ids of its load balancers. */
  public Set<String> albIds() {
    return albs.keySet();
  }

  /** Updates the selected load balancers to a build. */
  public void updateAlbs(Predicate<String> selection, String build) {
    albs.values().stream().filter(a -> selection.test(a.id)).forEach(a -> a.build = build);
  }

  /** Sets whether its master is updated automatically. */
  public void autoUpdate(boolean on) {
    disableAutoUpdate = !on;
  }

  /** Enables the encryption of its secrets with a key management service. */
  public void enableKeyProtect() {
    keyProtect = true;
  }

  /** Starts a rotation of its CA. */
  public void rotateCa(Instant now, Duration duration) {
    caRotation = Timeline.of(now, "running").then(duration, "completed");
    caNumber++;
  }

  /** Returns the number of its CA: 1 initially, incremented by each rotation. */
  public int caNumber() {
    return caNumber;
  }

  /** Returns the id of a worker pool. */
  public Optional<String> poolId(String idOrName, Instant now) {
    return pools.values().stream()
        .filter(p -> !p.deleted(now) && (p.id.equals(idOrName) || p.name.equals(idOrName)))
        .map(p -> p.id)
        .findFirst();
  }

  /**
   * An add-on of a cluster.
   *
   * @param version its version
   * @param options its options
   * @param states {@code enabling}, {@code updating}, {@code normal}
   */
  record Addon(String version, Map<String, String> options, Timeline states) {}

  /** An application load balancer. */
  static final class Alb {
    static final String DEFAULT_BUILD = "1.11.2_6420_iks";

    final String id;
    final String type;
    final String zone;
    boolean enabled;
    String build = DEFAULT_BUILD;

    Alb(String id, String type, String zone, boolean enabled) {
      this.id = id;
      this.type = type;
      this.zone = zone;
      this.enabled = enabled;
    }
  }
}
