package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.ClusterFinder;
import io.github.ibmcontainers.internal.route.Creation;
import java.util.Map;

/** Creates a cluster, and remembers its provider and that it is new. */
final class ClusterCreation {
  private ClusterCreation() {}

  static CreatedCluster run(ClusterContext context, NewCluster wanted) {
    Creation.Outcome<CreatedCluster> outcome =
        Creation.named(
            context,
            "cluster",
            wanted.name(),
            in -> in.call(ClusterRoutes.Create.ROW, wanted.provider(), wanted),
            in -> {
              String id = ClusterFinder.find(in, wanted.name()).id();
              return Map.of(id, CreatedCluster.of(id));
            });
    CreatedCluster created = outcome.value().inDoubtFor(outcome.doubt());
    context.remember(created.id(), wanted.name(), wanted.provider(), null);
    context.client().memory().created(context.scope(), created.id(), wanted.name(), context.time());
    return created;
  }
}
