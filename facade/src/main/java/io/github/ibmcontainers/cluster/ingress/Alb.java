package io.github.ibmcontainers.cluster.ingress;

import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.ALBConfig;
import io.github.ibmcontainers.generated.model.VpcALBConfig;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * An application load balancer (ALB). Immutable, except for {@link #raw()}.
 *
 * @param id the id
 * @param name the name
 * @param cluster the id of the cluster
 * @param isPublic whether it is reachable from the Internet
 * @param enabled whether it is enabled
 * @param state the state, such as {@code enabled}
 * @param status a description of the state for humans
 * @param zone the zone
 * @param address the IP address; only of classic clusters
 * @param hostname the load balancer's host name; only of VPC clusters
 * @param vlan the id of the VLAN; only of classic clusters
 * @param build the version of the image
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

  /** Returns id, zone and state, for a line of a log. */
  @Override
  public String toString() {
    return id + " (" + zone.orElse("no zone") + ", " + state.orElse("no state") + ")";
  }
}
