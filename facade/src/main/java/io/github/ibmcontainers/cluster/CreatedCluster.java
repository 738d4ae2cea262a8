package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.ContainersException;
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
    return of(it.getId(), it.getNonCriticalErrors(), List.of());
  }

  static CreatedCluster of(CreateClusterResponse it) {
    return of(
        it.getClusterID(),
        it.getNonCriticalErrors(),
        Values.list(it.getMessages(), message -> Values.orEmpty(message.getText())));
  }

  static CreatedCluster of(MultishiftCreateClusterResponse it) {
    return of(it.getId(), null, List.of());
  }

  private static CreatedCluster of(
      @Nullable String id, @Nullable ResponseErrors errors, List<String> messages) {
    return new CreatedCluster(
        Values.orEmpty(id),
        Values.list(Values.of(errors, ResponseErrors::getItems), Warning::of),
        Values.text(Values.of(errors, ResponseErrors::getIncidentID)),
        messages,
        Optional.empty());
  }

  /** Returns a cluster that appeared after an unknown outcome. */
  static CreatedCluster adopted(String id) {
    return new CreatedCluster(id, List.of(), Optional.empty(), List.of(), Optional.empty());
  }

  /** Returns this cluster with the reason for the unknown outcome, if it was unknown. */
  CreatedCluster inDoubtFor(Optional<ContainersException> reason) {
    return new CreatedCluster(id, warnings, incidentId, messages, reason);
  }
}
