package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterFinder;
import io.github.ibmcontainers.internal.route.Creation;
import java.util.Map;
import java.util.Optional;

/** Creates a cluster, and remembers its provider and that it is new. */
final class ClusterCreation {
  private ClusterCreation() {}

  static CreatedCluster run(ClusterContext context, NewCluster wanted) {
    Creation.Outcome<CreatedCluster> outcome =
        Creation.named(
            context,
            "cluster",
            wanted.name(),
            in -> send(in, wanted),
            in -> {
              String id = ClusterFinder.find(in, wanted.name()).id();
              return Map.of(id, CreatedCluster.adopted(id));
            });
    CreatedCluster created = outcome.value().inDoubtFor(outcome.doubt());
    context.remember(created.id(), wanted.name(), wanted.provider(), null);
    context.client().memory().created(context.scope(), created.id(), wanted.name(), context.time());
    return created;
  }

  private static CreatedCluster send(ClusterContext context, NewCluster wanted) {
    CreatedCluster created = context.call(ClusterRoutes.Create.ROW, wanted.provider(), wanted);
    if (created.id().isEmpty()) {
      throw new InvalidResponseException(
          "The response to the create request for " + wanted.name() + " has no cluster id",
          200,
          ClusterRoutes.Create.ROW.route(wanted.provider(), null).operation().id(),
          Optional.empty(),
          null);
    }
    return created;
  }
}
