package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.ALBConfig;
import io.github.ibmcontainers.generated.model.VpcALBConfig;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * An application load balancer of a cluster's ingress. Immutable, but for {@link #raw()}.
 *
 * @param id its id
 * @param name its name
 * @param cluster the id of its cluster
 * @param isPublic whether it is open to the Internet
 * @param enabled whether it is on
 * @param state its state, such as {@code enabled}
 * @param status its state in words for a person
 * @param zone its zone
 * @param address its IP address; only of classic ones
 * @param hostname its load balancer's host name; only of VPC ones
 * @param vlan the id of its VLAN; only of classic ones
 * @param build the version of its image
 * @param raw the generated object: {@code ALBConfig} or {@code VpcALBConfig}
 */
public record Alb(
    String id,
    Optional<String> name,
    Optional<String> cluster,
    boolean isPublic,
    boolean enabled,
    Optional<String> state,
    Optional<String> status,
    Optional<String> zone,
    Optional<String> address,
    Optional<String> hostname,
    Optional<String> vlan,
    Optional<String> build,
    Model raw) {

  static Alb of(ALBConfig it) {
    return new Alb(
        Values.orEmpty(it.getAlbID()),
        Values.text(it.getName()),
        Values.text(it.getClusterID()),
        "public".equalsIgnoreCase(it.getAlbType()),
        Values.yes(it.getEnable()),
        Values.text(it.getState()),
        Values.text(it.getStatus()),
        Values.text(it.getZone()),
        Values.text(it.getAlbip()),
        Optional.empty(),
        Values.text(it.getVlanID()),
        Values.text(it.getAlbBuild()),
        it);
  }

  static Alb of(VpcALBConfig it) {
    return new Alb(
        Values.orEmpty(it.getAlbID()),
        Values.text(it.getName()),
        Values.text(it.getCluster()),
        "public".equalsIgnoreCase(it.getAlbType()),
        Values.yes(it.getEnable()),
        Values.text(it.getState()),
        Values.text(it.getStatus()),
        Values.text(it.getZone()),
        Optional.empty(),
        Values.text(it.getLoadBalancerHostname()),
        Optional.empty(),
        Values.text(it.getAlbBuild()),
        it);
  }

  /** For a line of a log: id, zone, state. */
  @Override
  public String toString() {
    return id + " (" + zone.orElse("no zone") + ", " + state.orElse("no state") + ")";
  }
}
