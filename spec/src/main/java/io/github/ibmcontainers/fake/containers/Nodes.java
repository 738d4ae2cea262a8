package io.github.ibmcontainers.fake.containers;

import java.util.Optional;

/** The workers of all clusters of an account, for those who know nothing but a worker's id. */
public final class Nodes {
  private final World world;

  /** The workers of that world. */
  public Nodes(World world) {
    this.world = world;
  }

  /**
   * A worker.
   *
   * @param cluster its cluster
   * @param id its id
   * @param bareMetal whether it is a bare metal machine
   */
  public record Node(Cluster cluster, String id, boolean bareMetal) {}

  /** The worker of that id. */
  public Optional<Node> find(String account, String id) {
    return world.clusters().stream()
        .filter(c -> c.account.equals(account))
        .flatMap(c -> worker(c, id).map(w -> new Node(c, id, bareMetal(w))).stream())
        .findFirst();
  }

  private Optional<Worker> worker(Cluster cluster, String id) {
    return cluster.workers.stream()
        .filter(w -> w.id.equals(id) && !w.deleted(world.now()))
        .findFirst();
  }

  private static boolean bareMetal(Worker worker) {
    return worker.pool.flavor.contains(".metal.");
  }

  /** The cluster of that id or name. */
  public Optional<Cluster> cluster(String account, String idOrName) {
    return world.find(idOrName, c -> c.account.equals(account));
  }

  /** Reloads a classic worker, or one of bare metal in an OpenShift cluster on VPC. */
  public boolean reload(Node node) {
    Cluster cluster = node.cluster();
    boolean possible =
        cluster.provider().equals("classic")
            || (cluster.provider().equals("vpc") && cluster.openShift() && node.bareMetal());
    if (possible) {
      Worker worker = worker(cluster, node.id()).orElseThrow();
      // By IBM's pages, a bare metal worker on VPC goes to the master's version by a reload.
      String version =
          cluster.provider().equals("vpc")
              ? cluster.fullVersion(world.now())
              : cluster.full(
                  Versions.latestPatch(cluster.openShift(), worker.versions.at(world.now())));
      new Lifecycle(world).reload(worker, version);
    }
    return possible;
  }
}
