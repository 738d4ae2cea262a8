package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything that exists in the container service. Its methods are called under its own lock. */
public final class World {
  /** How far in the past what the fake cloud starts with was made. */
  private static final Duration AGE = Duration.ofDays(30);

  private final Clock clock;
  private final LifeCycleTimes times;
  private final Set<String> cannotCreate;
  private final Map<String, Cluster> clusters = new LinkedHashMap<>();
  private volatile Duration hidden = Duration.ZERO;
  private int counter;

  /**
   * An empty world.
   *
   * @param clock its clock
   * @param times how long things take
   * @param cannotCreate the IAM ids that may not create clusters
   */
  public World(Clock clock, LifeCycleTimes times, Set<String> cannotCreate) {
    this.clock = clock;
    this.times = times;
    this.cannotCreate = Set.copyOf(cannotCreate);
  }

  boolean mayCreate(String iamId) {
    return !cannotCreate.contains(iamId);
  }

  Instant now() {
    return clock.instant();
  }

  /** How long things take. */
  public LifeCycleTimes times() {
    return times;
  }

  /** For that long after its create, a cluster is not found. */
  public void hideNewClusters(Duration time) {
    hidden = time;
  }

  /** The id of a resource group of an account. */
  public static String groupId(String account, String name) {
    return Ids.hex("group-" + account + name);
  }

  /** The name of a resource group that has clusters; its id where the name is not known. */
  String groupName(String account, String id) {
    return groupId(account, "default").equals(id)
        ? "default"
        : clusters.values().stream()
            .filter(c -> c.resourceGroupId.equals(id))
            .map(c -> c.spec.resourceGroup())
            .findFirst()
            .orElse(id);
  }

  /** Puts a finished cluster into the world. */
  public synchronized Cluster add(ClusterSpec spec, String account) {
    Instant created = now().minus(AGE);
    Cluster cluster =
        make(spec, account, groupId(account, spec.resourceGroup()), Timeline.of(created, "normal"));
    addDefaultPool(cluster, Timeline.of(created, "normal"));
    return cluster;
  }

  Cluster make(ClusterSpec spec, String account, String group, Timeline states) {
    Cluster cluster = new Cluster(Ids.cluster(), ++counter, spec, account, group, states);
    clusters.put(cluster.id, cluster);
    return cluster;
  }

  private void addDefaultPool(Cluster cluster, Timeline states) {
    Pool pool =
        new Pool(
            Ids.pool(cluster.id),
            "default",
            Catalog.defaultFlavor(cluster.provider()),
            cluster.spec.workersPerZone(),
            Catalog.operatingSystem(cluster.openShift()),
            Timeline.of(cluster.created, "active"));
    pool.vpcId = cluster.provider().equals("vpc") ? Catalog.vpcId(cluster.region()) : "";
    cluster.pools.put(pool.id, pool);
    for (String zone : cluster.zones()) {
      pool.zones.put(zone, Catalog.network(cluster.provider(), zone));
      for (int i = 0; i < pool.sizePerZone; i++) {
        addWorker(cluster, pool, zone, states);
      }
    }
    for (String zone : cluster.zones()) {
      for (String type : List.of("public", "private")) {
        String id = type + "-cr" + cluster.id + "-alb" + (cluster.albs.size() + 1);
        cluster.albs.put(id, new Cluster.Alb(id, type, zone, type.equals("public")));
      }
    }
    cluster.addons.put("vpc-block-csi-driver", "5.2");
    if (!cluster.provider().equals("vpc")) {
      cluster.addons.clear();
      cluster.addons.put("cluster-autoscaler", "1.2.3");
    }
  }

  Worker addWorker(Cluster cluster, Pool pool, String zone, Timeline states) {
    int n = cluster.workers.size() + 1;
    Worker worker =
        new Worker(
            "kube-"
                + cluster.id
                + "-"
                + cluster.name()
                + "-"
                + pool.name
                + "-"
                + UUID.randomUUID().toString().substring(0, 8),
            pool,
            zone,
            "10." + (cluster.number % 250) + "." + (n / 250) + "." + (n % 250 + 1),
            cluster.fullVersion(now()),
            states);
    cluster.workers.add(worker);
    return worker;
  }

  /** The clusters that exist, in the order in which they were made. */
  List<Cluster> clusters() {
    Instant now = now();
    clusters.values().removeIf(c -> c.gone(now));
    return List.copyOf(clusters.values());
  }

  Optional<Cluster> find(String idOrName) {
    return find(idOrName, c -> true);
  }

  Optional<Cluster> find(String idOrName, java.util.function.Predicate<Cluster> filter) {
    Instant now = now();
    Cluster byId = clusters.get(idOrName);
    Optional<Cluster> found =
        byId != null
            ? Optional.of(byId).filter(filter)
            : clusters.values().stream()
                .filter(c -> c.name().equals(idOrName) && !c.gone(now))
                .filter(filter)
                .findFirst();
    return found.filter(c -> !c.gone(now) && !now.isBefore(visibleFrom(c)));
  }

  private Instant visibleFrom(Cluster cluster) {
    return cluster.created.plus(hidden);
  }

  /** A cluster by its id or name, whatever its account. */
  public synchronized Optional<Cluster> cluster(String idOrName) {
    return find(idOrName);
  }

  /** The private addresses of the workers that are up, with their Kubernetes versions. */
  public synchronized Map<String, String> readyNodes(Cluster cluster) {
    Map<String, String> nodes = new LinkedHashMap<>();
    for (Worker worker : cluster.workers) {
      if (!worker.removed && worker.state(now()).equals("normal")) {
        nodes.put(worker.privateIp, cluster.shortVersion(now()));
      }
    }
    return nodes;
  }

  /** The version of a cluster's master now, without the build. */
  public synchronized String version(Cluster cluster) {
    return cluster.shortVersion(now());
  }

  /** All clusters that exist. */
  public synchronized List<Cluster> all() {
    return clusters();
  }
}
