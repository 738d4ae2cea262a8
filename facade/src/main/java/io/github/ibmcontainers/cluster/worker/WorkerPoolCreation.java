package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Creates worker pools, and adds zones to them. */
final class WorkerPoolCreation {
  private final String cluster;
  private NewWorkerPool wanted;

  private WorkerPoolCreation(String cluster, NewWorkerPool wanted) {
    this.cluster = cluster;
    this.wanted = wanted;
  }

  /** Creates a pool, and returns its id. */
  static String pool(ClusterContext context, String cluster, NewWorkerPool pool) {
    Check.cluster(cluster);
    if (!pool.lacksVpc()) {
      // Rejects invalid input before any lookup.
      Function<ClusterContext, String> unused =
          Creation.sending(context, WorkerPoolRoutes.Create.ROW, cluster, pool);
    }
    WorkerPoolCreation creation = new WorkerPoolCreation(cluster, pool);
    return Creation.named(context, "worker pool", pool.name(), creation::send, creation::find)
        .value();
  }

  private String send(ClusterContext context) {
    return context.onCluster(WorkerPoolRoutes.Create.ROW, cluster, wanted);
  }

  private Map<String, String> find(ClusterContext context) {
    List<WorkerPool> pools = context.onCluster(WorkerPoolRoutes.Listing.ROW, cluster);
    if (wanted.lacksVpc()) {
      // The service requires the VPC, although it is the same for all pools of a cluster.
      wanted =
          pools.stream()
              .flatMap(it -> it.vpc().stream())
              .findFirst()
              .map(wanted::inVpc)
              .orElse(wanted);
    }
    return Creation.matching(
        pools,
        it -> it.name().equals(wanted.name()) && !it.isLeaving(),
        WorkerPool::id,
        WorkerPool::id);
  }

  /** Adds a zone to a pool. */
  static void zone(ClusterContext context, String cluster, String pool, NewZone zone) {
    Function<ClusterContext, String> send =
        Creation.sending(
                context,
                WorkerPoolRoutes.AddZone.ROW,
                cluster,
                new WorkerPoolRoutes.PoolZone(pool, zone))
            .andThen(none -> zone.id());
    Creation.Outcome<String> unused =
        Creation.named(
            context,
            "zone",
            zone.id() + " of worker pool " + pool,
            send,
            in ->
                Creation.matching(
                    in.onCluster(WorkerPoolRoutes.Get.ROW, cluster, pool).zones(),
                    it -> it.id().equals(zone.id()),
                    WorkerPool.PoolZone::id,
                    WorkerPool.PoolZone::id));
  }
}
