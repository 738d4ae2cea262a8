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

/** A cluster. What can change is guarded by the lock of the world. */
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

  /** Its id. */
  public String id() {
    return id;
  }

  /** Its name. */
  public String name() {
    return spec.name();
  }

  /** {@code classic}, {@code vpc} or {@code satellite}. */
  public String provider() {
    return spec.provider();
  }

  /** Whether it is an OpenShift cluster. */
  public boolean openShift() {
    return spec.openShift();
  }

  /** Its region. */
  public String region() {
    return spec.region();
  }

  /** Its zones. */
  public List<String> zones() {
    return spec.zones();
  }

  /** The account it is in. */
  public String account() {
    return account;
  }

  /** The id of its resource group. */
  public String resourceGroupId() {
    return resourceGroupId;
  }

  /** A small number that is its own. */
  public int number() {
    return number;
  }

  /** The version of its master at a time, without the build. */
  public String shortVersion(Instant now) {
    return versions.at(now);
  }

  /** The version of its master at a time as the service writes it. */
  String fullVersion(Instant now) {
    return full(shortVersion(now));
  }

  /** The newest patch of the master's minor version, as the service writes it. */
  String targetVersion(Instant now) {
    return full(Versions.latestPatch(openShift(), shortVersion(now)));
  }

  /** A version as the service writes it for this kind of cluster. */
  String full(String version) {
    return openShift() ? version + "_1542_openshift" : version + "_1533";
  }

  /** Whether the public service endpoint is on. */
  public boolean publicEndpointOn() {
    return publicEndpoint;
  }

  boolean gone(Instant now) {
    return removed && states.at(now).equals("deleted");
  }

  /** The id of its Satellite location; empty elsewhere. */
  public String location() {
    return location;
  }

  /** The ids of its workers that nobody has deleted. */
  public List<String> workerIds() {
    return workers.stream().filter(w -> !w.removed()).map(w -> w.id).toList();
  }

  /** The ids of its load balancers. */
  public Set<String> albIds() {
    return albs.keySet();
  }

  /** Gives all its load balancers another build. */
  public void updateAlbs(Predicate<String> which, String build) {
    albs.values().stream().filter(a -> which.test(a.id)).forEach(a -> a.build = build);
  }

  /** Whether its masters are updated by themselves. */
  public void autoUpdate(boolean on) {
    disableAutoUpdate = !on;
  }

  /** Encrypts its secrets by a key management service. */
  public void enableKeyProtect() {
    keyProtect = true;
  }

  /** Starts to replace its certificate authority. */
  public void rotateCa(Instant now, Duration after) {
    caRotation = Timeline.of(now, "running").then(after, "completed");
    caNumber++;
  }

  /** Which certificate authority it has: 1 at first, one more with each rotation. */
  public int caNumber() {
    return caNumber;
  }

  /** The ids of its pools by their names. */
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
