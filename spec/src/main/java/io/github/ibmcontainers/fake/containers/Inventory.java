package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.fake.accounts.ResourceGroups;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * All clusters and their resources. Callers of methods that aren't synchronized must hold its lock.
 */
public final class Inventory {
  private static final Set<String> NOT_JOINED = Set.of("provisioning", "provisioned", "deploying");

  /** The age of the initial clusters. */
  static final Duration INITIAL_AGE = Duration.ofDays(30);

  private final Clock clock;
  private final LifeCycleTimes times;
  private final Set<String> cannotCreate;
  private final ResourceGroups groups;
  private final Store store = new Store();
  final Map<String, Cluster> clusters = new LinkedHashMap<>();
  private volatile Duration hiddenDuration = Duration.ZERO;
  private volatile Duration listAge = Duration.ZERO;
  private volatile boolean omitsClassicProvider;
  int counter;

  /**
   * Creates an empty inventory.
   *
   * @param clock determines the states of the resources
   * @param times the durations of state changes
   * @param cannotCreate the IAM ids that can't create clusters
   * @param groups the resource groups of the accounts
   */
  public Inventory(
      Clock clock, LifeCycleTimes times, Set<String> cannotCreate, ResourceGroups groups) {
    this.clock = clock;
    this.times = times;
    this.cannotCreate = Set.copyOf(cannotCreate);
    this.groups = groups;
  }

  boolean canCreateClusters(String iamId) {
    return !cannotCreate.contains(iamId);
  }

  /** Returns the current time. */
  public Instant now() {
    return clock.instant();
  }

  /** Returns the time whose state is listed. */
  Instant listTime() {
    return now().minus(listAge);
  }

  /** Returns the durations of state changes. */
  public LifeCycleTimes times() {
    return times;
  }

  /** Returns the resource groups of the accounts. */
  public ResourceGroups groups() {
    return groups;
  }

  /** Returns the store for resources other than clusters, pools and workers. */
  public Store store() {
    return store;
  }

  /** Sets how long a new cluster is not found. */
  public void hideNewClusters(Duration time) {
    hiddenDuration = time;
  }

  /** Sets the age of the state that lists of workers and pools return. */
  public void staleLists(Duration time) {
    listAge = time;
  }

  /** Sets whether {@code getCluster} omits the provider of classic clusters. */
  public void omitClassicProvider(boolean value) {
    omitsClassicProvider = value;
  }

  boolean omitsClassicProvider() {
    return omitsClassicProvider;
  }

  /** Adds an existing cluster with its default worker pool. */
  public synchronized Cluster add(ClusterSpec spec, String account) {
    Instant created = now().minus(INITIAL_AGE);
    String group = groups.add(account, spec.resourceGroup());
    Cluster cluster = create(spec, account, group, Timeline.of(created, "normal"));
    addDefaultPool(cluster, Timeline.of(created, "normal"));
    if (cluster.provider().equals("satellite")) {
      cluster.location = new SatelliteLocations(this).defaultLocation(account);
    }
    return cluster;
  }

  Cluster create(ClusterSpec spec, String account, String group, Timeline states) {
    Cluster cluster = new Cluster(Ids.cluster(), ++counter, spec, account, group, states);
    clusters.put(cluster.id, cluster);
    addIngress(cluster);
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
  }

  private static void addIngress(Cluster cluster) {
    for (String zone : cluster.zones()) {
      for (String type : List.of("public", "private")) {
        String id = type + "-cr" + cluster.id + "-alb" + (cluster.albs.size() + 1);
        cluster.albs.put(id, new Cluster.Alb(id, type, zone, type.equals("public")));
      }
    }
    Timeline ready = Timeline.of(cluster.created, "normal");
    if (cluster.provider().equals("vpc")) {
      cluster.addons.put("vpc-block-csi-driver", new Cluster.Addon("5.2", Map.of(), ready));
    } else {
      cluster.addons.put("cluster-autoscaler", new Cluster.Addon("1.2.3", Map.of(), ready));
    }
  }

  /** Adds a worker for a host of a Satellite location, and returns its id. */
  public String addHost(Cluster cluster, String poolId, String zone) {
    Pool pool = cluster.pools.get(poolId);
    if (pool == null) {
      throw new IllegalArgumentException("no such pool: " + poolId);
    }
    pool.zones.putIfAbsent(zone, Catalog.network(cluster.provider(), zone));
    return addWorker(cluster, pool, zone, new Lifecycle(this).newWorker()).id;
  }

  /** Deletes the worker of a removed host. */
  public void removeWorker(Cluster cluster, String workerId) {
    cluster.workers.stream()
        .filter(w -> w.id.equals(workerId))
        .forEach(new Lifecycle(this)::delete);
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

  /** Returns the existing clusters in the order of their creation. */
  List<Cluster> clusters() {
    Instant now = now();
    clusters.values().removeIf(c -> removeIfDeleted(c, now));
    return List.copyOf(clusters.values());
  }

  private boolean removeIfDeleted(Cluster cluster, Instant now) {
    boolean deleted = cluster.deleted(now);
    if (deleted) {
      store.removeScope(cluster.id);
    }
    return deleted;
  }

  Optional<Cluster> find(String idOrName) {
    return find(idOrName, c -> true);
  }

  Optional<Cluster> find(String idOrName, Predicate<Cluster> filter) {
    Instant now = now();
    Cluster byId = clusters.get(idOrName);
    Optional<Cluster> found =
        byId != null
            ? Optional.of(byId).filter(filter)
            : clusters.values().stream()
                .filter(c -> c.name().equals(idOrName) && !c.deleted(now))
                .filter(filter)
                .findFirst();
    return found.filter(c -> !c.deleted(now) && !now.isBefore(visibleFrom(c)));
  }

  private Instant visibleFrom(Cluster cluster) {
    return cluster.created.plus(hiddenDuration);
  }

  /** Returns the cluster with an id or name, of any account. */
  public synchronized Optional<Cluster> cluster(String idOrName) {
    return find(idOrName);
  }

  /** Returns the workers of a cluster, except those that are being deleted. */
  public synchronized List<WorkerNode> workers(Cluster cluster) {
    Instant now = now();
    return cluster.workers.stream()
        .filter(worker -> !worker.removed(now))
        .map(worker -> node(cluster, worker, now))
        .toList();
  }

  /** A worker stays a node of the cluster while it restarts. */
  private static WorkerNode node(Cluster cluster, Worker worker, Instant now) {
    String state = worker.state(now);
    Pool pool = worker.pool;
    return new WorkerNode(
        worker.id,
        worker.privateIp,
        cluster.region(),
        worker.zone,
        pool.id,
        pool.name,
        pool.flavor,
        pool.operatingSystem,
        "ibm://" + cluster.account + "///" + cluster.id + "/" + worker.id,
        cluster.openShift(),
        worker.versions.at(now),
        pool.labels,
        pool.taints,
        !NOT_JOINED.contains(state),
        state.equals("normal"));
  }

  /** Returns the current version of a cluster's master, without the build. */
  public synchronized String version(Cluster cluster) {
    return cluster.shortVersion(now());
  }

  /** Returns all clusters. */
  public synchronized List<Cluster> all() {
    return clusters();
  }
}
