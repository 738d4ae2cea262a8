package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.ingress.IngressSummary;
import io.github.ibmcontainers.cluster.value.Platform;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Timestamp;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.generated.Model;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster as a list tells it. The v2 lists are a subset of what there is to know; {@link
 * Clusters#get} has the rest. Immutable, but for {@link #raw()}.
 *
 * @param id its id
 * @param name its name
 * @param provider what it runs on
 * @param state its state
 * @param status the state in words for a person
 * @param region its region, by today's name
 * @param location its location, such as {@code Dallas}
 * @param dataCenter its (first) data centre or zone
 * @param resourceGroup its resource group
 * @param platform what runs on it
 * @param version the version of its master
 * @param targetVersion the version that its master is or can be updated to
 * @param endOfService until when its version is served, in the service's words
 * @param workers how many workers it has
 * @param ingress its ingress
 * @param masterUrl where its master is, by the service's choice of endpoint
 * @param created when it was created
 * @param multiZone whether workers may be in several zones
 * @param paid whether it is none of the free ones
 * @param podSubnet the addresses of its pods
 * @param serviceSubnet the addresses of its services
 * @param addOns versions of its add-ons, by name
 * @param raw the generated object: {@code GetClustersResponse}, {@code GetClusterResponse} or v1's
 *     {@code Cluster}
 */
public record ClusterSummary(
    String id,
    String name,
    Provider provider,
    ClusterState state,
    Optional<String> status,
    String region,
    Optional<String> location,
    Optional<String> dataCenter,
    Optional<ResourceGroup> resourceGroup,
    Platform platform,
    Optional<Version> version,
    Optional<Version> targetVersion,
    Optional<String> endOfService,
    int workers,
    IngressSummary ingress,
    Optional<String> masterUrl,
    Optional<Timestamp> created,
    boolean multiZone,
    boolean paid,
    Optional<String> podSubnet,
    Optional<String> serviceSubnet,
    Map<String, String> addOns,
    Model raw) {

  /** For a line of a log: name, id, provider, region, state. */
  @Override
  public String toString() {
    return name + " (" + id + ", " + provider + ", " + region + ", " + state + ")";
  }
}
