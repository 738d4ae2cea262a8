package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.ClusterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  final Map<String, String> addons = new LinkedHashMap<>();
  final Map<String, Alb> albs = new LinkedHashMap<>();
  final List<String> subnets = new ArrayList<>();
  Timeline states;
  Timeline masterStates;
  Timeline versions;
  Optional<String> owner = Optional.empty();
  volatile boolean publicEndpoint;
  volatile boolean privateEndpoint;
  boolean imageSecurity;
  boolean pullSecret = true;
  boolean disableAutoUpdate;
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

  /** An application load balancer. */
  static final class Alb {
    final String id;
    final String type;
    final String zone;
    boolean enabled;

    Alb(String id, String type, String zone, boolean enabled) {
      this.id = id;
      this.type = type;
      this.zone = zone;
      this.enabled = enabled;
    }
  }
}
