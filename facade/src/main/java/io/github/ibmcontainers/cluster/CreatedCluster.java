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
 * A cluster that has been created, which will take minutes to be ready: see {@link
 * Clusters#awaitReady}.
 *
 * @param id its id
 * @param warnings what did not go well beside
 * @param incidentId the key of the warnings for IBM's support
 * @param messages what else the service has to say
 * @param doubt why it was in doubt whether it was created, if it was: then the answer did not come
 *     or was an error, and a cluster of that name was found afterwards that had not been there
 *     before
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

  /** One that appeared after a doubtful outcome. */
  static CreatedCluster adopted(String id, ContainersException doubt) {
    return new CreatedCluster(id, List.of(), Optional.empty(), List.of(), Optional.of(doubt));
  }
}
