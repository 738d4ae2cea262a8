package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.SatelliteClusterApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ClusterCreateResponse;
import io.github.ibmcontainers.generated.model.CreateClusterResponse;
import io.github.ibmcontainers.generated.model.MultishiftCreateClusterResponse;
import io.github.ibmcontainers.generated.model.ResponseErrors;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that has just been created and takes minutes to become ready; see {@link
 * Clusters#awaitReady}.
 *
 * @param id the id
 * @param warnings non-critical errors
 * @param incidentId the incident id of the warnings, for IBM support
 * @param messages other messages of the service
 * @param doubt why the outcome of the request was unknown, if it was: the service returned an error
 *     or no response, and a cluster of that name appeared that hadn't existed before
 */
public record CreatedCluster(
    String id,
    List<Warning> warnings,
    Optional<String> incidentId,
    List<String> messages,
    Optional<ContainersException> doubt) {

  static CreatedCluster of(ClusterCreateResponse it) {
    String id = Values.createdId(it.getId(), ClustersApi.CreateClusterCall.OPERATION);
    return of(id, it.getNonCriticalErrors(), List.of());
  }

  static CreatedCluster of(CreateClusterResponse it) {
    String id = Values.createdId(it.getClusterID(), V2Api.VpcCreateClusterCall.OPERATION);
    return of(
        id,
        it.getNonCriticalErrors(),
        Values.list(it.getMessages(), message -> Values.orEmpty(message.getText())));
  }

  static CreatedCluster of(MultishiftCreateClusterResponse it) {
    return of(
        Values.createdId(it.getId(), SatelliteClusterApi.CreateSatelliteClusterCall.OPERATION));
  }

  /**
   * Returns a cluster of which only the id is known, such as one found after an unknown outcome.
   */
  static CreatedCluster of(String id) {
    return of(id, null, List.of());
  }

  private static CreatedCluster of(
      String id, @Nullable ResponseErrors errors, List<String> messages) {
    return new CreatedCluster(
        id,
        Values.list(Values.of(errors, ResponseErrors::getItems), Warning::of),
        Values.text(Values.of(errors, ResponseErrors::getIncidentID)),
        messages,
        Optional.empty());
  }

  /** Returns this cluster with the reason for the unknown outcome, if it was unknown. */
  CreatedCluster inDoubtFor(Optional<ContainersException> reason) {
    return new CreatedCluster(id, warnings, incidentId, messages, reason);
  }
}
