package io.github.ibmcontainers.fake.containers;

import java.util.Optional;

/** Finds workers by id in all clusters of an account. */
public final class WorkerLookup {
  private final Inventory inventory;

  /** Creates a lookup in an inventory. */
  public WorkerLookup(Inventory inventory) {
    this.inventory = inventory;
  }

  /**
   * A worker.
   *
   * @param cluster its cluster
   * @param id its id
   * @param bareMetal whether it is a bare metal machine
   */
  public record Node(Cluster cluster, String id, boolean bareMetal) {}

  /** Returns the worker with an id. */
  public Optional<Node> find(String account, String id) {
    return inventory.clusters().stream()
        .filter(c -> c.account.equals(account))
        .flatMap(c -> worker(c, id).map(w -> new Node(c, id, bareMetal(w))).stream())
        .findFirst();
  }

  private Optional<Worker> worker(Cluster cluster, String id) {
    return cluster.workers.stream()
        .filter(w -> w.id.equals(id) && !w.deleted(inventory.now()))
        .findFirst();
  }

  private static boolean bareMetal(Worker worker) {
    return worker.pool.flavor.contains(".metal.");
  }

  /** Returns the cluster with an id or name. */
  public Optional<Cluster> cluster(String account, String idOrName) {
    return inventory.find(idOrName, c -> c.account.equals(account));
  }

  /**
   * Reloads a classic worker, or a bare metal worker of an OpenShift cluster on VPC. Returns false
   * for other workers.
   */
  public boolean reload(Node node) {
    Cluster cluster = node.cluster();
    boolean supported =
        cluster.provider().equals("classic")
            || (cluster.provider().equals("vpc") && cluster.openShift() && node.bareMetal());
    if (supported) {
      Worker worker = worker(cluster, node.id()).orElseThrow();
      // By IBM's documentation, reloading a bare metal worker on VPC updates it to the master's
      // version.
      String version =
          cluster.provider().equals("vpc")
              ? cluster.fullVersion(inventory.now())
              : cluster.withBuild(
                  Versions.latestPatch(cluster.openShift(), worker.versions.at(inventory.now())));
      new Lifecycle(inventory).reload(worker, version);
    }
    return supported;
  }
}
