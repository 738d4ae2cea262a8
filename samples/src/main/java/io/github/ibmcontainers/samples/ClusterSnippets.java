package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.CreatedCluster;
import io.github.ibmcontainers.cluster.Inventory;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.Upgrade;
import io.github.ibmcontainers.cluster.UpgradeReport;
import io.github.ibmcontainers.cluster.ingress.Alb;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.maintenance.NodeKey;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.NewZone;
import io.github.ibmcontainers.cluster.worker.RollingReport;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.kubernetes.drain.ClusterNodes;
import io.github.ibmcontainers.resourcegroup.ResourceGroup;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Snippets about clusters, which a test compares with the documentation and runs. */
final class ClusterSnippets {
  private ClusterSnippets() {}

  static void list() {
    // [list]
    try (ContainersClient client = ContainersClient.fromEnvironment()) {
      Listing<ClusterSummary> clusters = client.clusters().list();
      clusters.found().forEach(System.out::println);
      clusters.failures().forEach(failure -> System.err.println("not listed: " + failure));

      Cluster cluster = client.clusters().get("mycluster");
      System.out.println(cluster.version().orElseThrow() + " in " + cluster.region());
      for (Worker worker : client.workers().list("mycluster")) {
        System.out.println(worker.id() + " " + worker.state());
      }
    }
    // [/list]
  }

  static void versions(ContainersClient client) {
    // [versions]
    client.clusters().preferring(ApiVersion.V1).list(Provider.CLASSIC);
    client
        .workers()
        .with(RequestOptions.builder().timeout(Duration.ofSeconds(20)).build())
        .list("mycluster");
    RawResponse<Cluster> raw =
        client.clusters().withRawResponse(clusters -> clusters.get("mycluster"));
    // [/versions]
    System.out.println(raw.requestId());
  }

  static void unsupportedOperation(ContainersClient client) {
    // [unsupportedOperation]
    try {
      client.workers().reload("my-vpc-cluster", "worker-1");
    } catch (OperationNotSupportedException e) {
      // "reload a worker" is supported for classic clusters only, not for VPC clusters:
      // use workers().replace(...) instead. (No request was sent.)
      System.err.println(e.getMessage());
    }
    // [/unsupportedOperation]
  }

  static void create(ContainersClient client) {
    // [create]
    NewCluster wanted =
        NewCluster.vpc("new-cluster")
            .vpc("r006-1a2b")
            .flavor("bx2.4x16")
            .zone("us-south-1", "0717-3c4d")
            .workersPerZone(2)
            .build();
    CreatedCluster created =
        client
            .with(scope -> scope.resourceGroup(ResourceGroupSelector.byName("default")))
            .clusters()
            .create(wanted);
    Cluster ready = client.clusters().awaitReady(created.id(), Duration.ofHours(1));
    // [/create]
    System.out.println(ready);
  }

  static void progress(ContainersClient client) {
    // [progress]
    WaitOptions options =
        WaitOptions.builder(Duration.ofHours(1)).listener(System.out::println).build();
    Cluster ready = client.clusters().awaitReady("mycluster", options);
    // [/progress]
    System.out.println(ready);
  }

  static void pools(ContainersClient client) {
    // [pools]
    NewWorkerPool large =
        NewWorkerPool.named("large")
            .vpc("r006-1a2b")
            .flavor("bx2.8x32")
            .zone(NewZone.vpc("us-south-1", "0717-3c4d"))
            .label("size", "large")
            .build();
    client.workerPools().create("my-vpc-cluster", large);
    client.workerPools().awaitReady("my-vpc-cluster", "large", Duration.ofMinutes(30));
    // [/pools]
  }

  static void resize(ContainersClient client) {
    // [resize]
    client.workerPools().resize("mycluster", "default", 3);
    client.workerPools().awaitReady("mycluster", "default", Duration.ofMinutes(30));
    // [/resize]
  }

  static void upgrade(ContainersClient client) {
    // [upgrade]
    Upgrade upgrade = client.clusters().upgrade("mycluster", Version.of("1.31"));
    System.out.println(upgrade.plan());
    UpgradeReport report = upgrade.listener(System.out::println).run();
    // [/upgrade]
    System.out.println(report);
  }

  static void rolling(ContainersClient client) {
    // [rolling]
    RollingReport report =
        client
            .workers()
            .rolling("mycluster")
            .maxUnavailable(1)
            .drain(DrainOptions.standard().withLimit(Duration.ofMinutes(20)))
            .listener(System.out::println)
            .run();
    // [/rolling]
    System.out.println(report);
  }

  static void ingress(ContainersClient client) {
    // [ingress]
    System.out.println(client.ingress().status("mycluster").state());
    for (Alb alb : client.ingress().loadBalancers().list("mycluster")) {
      System.out.println(alb.id() + " " + alb.state().orElse("-"));
    }
    // [/ingress]
  }

  static void bulk(ContainersClient client) {
    // [bulk]
    try (Stream<ClusterSummary> clusters =
        client.clusters().acrossAccounts().stream(failure -> System.err.println(failure))) {
      clusters
          .filter(cluster -> cluster.workers() == 0)
          .forEach(cluster -> System.out.println(cluster.name() + " has no workers"));
    }
    // [/bulk]
  }

  static void waiting(ContainersClient client) {
    // [waiting]
    Cancellation cancellation = new Cancellation();
    WaitOptions options =
        WaitOptions.builder(Duration.ofHours(1))
            .pauses(Duration.ofSeconds(2), Duration.ofSeconds(30))
            .toleratedFailures(50)
            .listener(System.out::println)
            .cancellation(cancellation)
            .build();
    client.workerPools().awaitVersion("mycluster", "default", Version.of("1.30"), options);
    // [/waiting]
  }

  static void await() {
    // [await]
    try (ContainersClient client = ContainersClient.fromEnvironment()) {
      Cluster ready = client.clusters().awaitReady("mycluster", Duration.ofHours(1));
      System.out.println(ready.name() + " is " + ready.state());
    }
    // [/await]
  }

  static void groups(ContainersClient client) {
    // [groups]
    ContainersClient team =
        client.with(scope -> scope.resourceGroup(ResourceGroupSelector.byName("default")));
    List<ClusterSummary> clusters = team.clusters().list(Provider.VPC);

    List<ResourceGroup> groups = client.resourceGroups().list();
    ResourceGroup theDefault =
        client.resourceGroups().get(ResourceGroupSelector.ofAccountDefault());
    // [/groups]
    System.out.println(clusters + " " + groups + " " + theDefault);
  }

  static void validate(ContainersClient client) {
    // [validate]
    NewWorkerPool pool =
        NewWorkerPool.named("gpu")
            .flavor("gx3.16x80.l4")
            .zone(NewZone.vpc("us-south-1", "0717-0001"))
            .build();
    List<Problem> problems = client.workerPools().validate("my-vpc-cluster", pool);
    // [/validate]
    System.out.println(problems);
  }

  // [replaceWorkers]
  static RollingReport replaceWorkers(ContainersClient client) {
    return client
        .workers()
        .rolling("mycluster")
        .pool("default")
        .maxUnavailable(3)
        .drain(DrainOptions.standard().withLimit(Duration.ofMinutes(20)))
        .listener(System.out::println)
        .run();
  }

  // [/replaceWorkers]

  static void replace(ContainersClient client) {
    // [replace]
    String worker = client.workers().list("my-vpc-cluster").get(0).id();
    client.workers().replaceAndUpdate("my-vpc-cluster", worker);
    Worker successor =
        client
            .workers()
            .awaitReplaced("my-vpc-cluster", worker, WaitOptions.atMost(Duration.ofHours(1)));
    // [/replace]
    System.out.println(successor);
  }

  static void drain(ContainersClient client) {
    // [drain]
    String worker = client.workers().list("mycluster").get(0).id();
    try (ClusterNodes nodes = ClusterNodes.of(client.kubernetes("mycluster"))) {
      nodes.drainNow(NodeKey.of(worker), DrainOptions.standard().allowingLocalData());
    }
    // [/drain]
  }

  static void upgradeTwoMinorVersions(ContainersClient client) {
    // [upgradeTwoMinorVersions]
    Upgrade upgrade =
        client
            .clusters()
            .upgrade("mycluster", Version.of("1.32"))
            .workers(rolling -> rolling.maxUnavailablePercent(20).perZone())
            .listener(System.out::println);
    System.out.println(upgrade.plan());
    UpgradeReport report = upgrade.run();
    // [/upgradeTwoMinorVersions]
    System.out.println(report);
  }

  static void async(ContainersClient client) {
    // [async]
    CompletableFuture<Cluster> cluster =
        client.clusters().async(clusters -> clusters.get("mycluster"));
    CompletableFuture<List<Worker>> workers =
        client.workers().async(group -> group.list("mycluster"));
    System.out.println(cluster.join().name() + ": " + workers.join().size() + " worker nodes");
    // [/async]
  }

  static void cancel(ContainersClient client) {
    // [cancel]
    Cancellation cancellation = new Cancellation(); // cancellation.cancel() from any thread
    RequestOptions options = RequestOptions.builder().cancellation(cancellation).build();
    client.clusters().with(options).list();
    // [/cancel]
  }

  static void inventory(ContainersClient client) {
    // [inventory]
    Inventory inventory = client.clusters().acrossAccounts().inventory();
    for (Inventory.Entry entry : inventory.clusters()) {
      System.out.println(entry.cluster().name() + " " + entry.workersByVersion());
    }
    inventory.failures().forEach(System.err::println);
    // [/inventory]
  }
}
