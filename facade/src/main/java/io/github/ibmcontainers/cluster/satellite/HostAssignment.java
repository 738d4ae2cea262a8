package io.github.ibmcontainers.cluster.satellite;

import io.github.ibmcontainers.generated.model.CreateSatelliteAssignmentRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Required;
import java.util.Map;
import java.util.Optional;

/**
 * An assignment of a Satellite host to a cluster or to the location's control plane.
 *
 * @param location the location's id or name
 * @param zone the zone for the host
 * @param cluster the cluster's id or name; empty for the location's control plane
 * @param pool the worker pool's id or name
 * @param host the host's id; empty to select one by labels
 * @param labels the labels to select the host by
 */
public record HostAssignment(
    String location,
    String zone,
    Optional<String> cluster,
    Optional<String> pool,
    Optional<String> host,
    Map<String, String> labels) {

  /** Validates the assignment. */
  public HostAssignment {
    labels = Map.copyOf(labels);
    new Required("A host's assignment")
        .text("a location", location)
        .text("a zone", zone)
        .that("a host or labels to choose one by", host.isPresent() || !labels.isEmpty())
        .check();
  }

  private HostAssignment(String location, String zone, Optional<String> cluster, String host) {
    this(location, zone, cluster, Optional.empty(), Optional.of(host), Map.of());
  }

  /** Returns the assignment of a host to the location's control plane. */
  public static HostAssignment controlPlane(String location, String zone, String host) {
    return new HostAssignment(location, zone, Optional.empty(), host);
  }

  /** Returns the assignment of a host to the default pool of a cluster. */
  public static HostAssignment toCluster(
      String location, String zone, String cluster, String host) {
    return new HostAssignment(location, zone, Optional.of(Check.cluster(cluster)), host);
  }

  /** Returns the assignment of a host, selected by labels, to a pool of a cluster. */
  public static HostAssignment toPool(
      String location, String zone, String cluster, String pool, Map<String, String> labels) {
    return new HostAssignment(
        location,
        zone,
        Optional.of(Check.cluster(cluster)),
        Optional.of(pool),
        Optional.empty(),
        labels);
  }

  CreateSatelliteAssignmentRequest request() {
    return new CreateSatelliteAssignmentRequest()
        .controller(location)
        .zone(zone)
        .cluster(cluster.orElse(location))
        .workerpool(pool.orElse(null))
        .hostID(host.orElse(null))
        .labels(labels.isEmpty() ? null : labels);
  }
}
