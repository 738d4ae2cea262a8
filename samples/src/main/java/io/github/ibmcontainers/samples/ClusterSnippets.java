package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.CreatedCluster;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.value.ApiVersion;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.NewZone;
import io.github.ibmcontainers.cluster.worker.Worker;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the documentation of clusters shows, compiled. */
final class ClusterSnippets {
  private ClusterSnippets() {}

  static void list(ContainersClient client) {
    // [list]
    Listing<ClusterSummary> clusters = client.clusters().list();
    clusters.found().forEach(System.out::println);
    clusters.failures().forEach(failure -> System.err.println("not listed: " + failure));

    Cluster cluster = client.clusters().get("mycluster");
    List<Worker> workers = client.workers().list("mycluster");
    // [/list]
    System.out.println(cluster + " " + workers);
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

  static void noRoute(ContainersClient client) {
    // [noRoute]
    try {
      client.workers().reload("my-vpc-cluster", "worker-1");
    } catch (OperationNotSupportedException e) {
      // "reload a worker" is supported for classic clusters only, not for VPC clusters:
      // use workers().replace(...) instead. (No request was sent.)
      System.err.println(e.getMessage());
    }
    // [/noRoute]
  }

  static void create(ContainersClient client) {
    // [create]
    CreatedCluster created =
        client
            .clusters()
            .create(
                NewCluster.vpc("mycluster")
                    .vpc("r006-1a2b")
                    .flavor("bx2.4x16")
                    .zone("us-south-1", "0717-3c4d")
                    .workersPerZone(2)
                    .build());
    created.warnings().forEach(System.err::println);

    Cluster ready =
        client
            .clusters()
            .awaitReady(
                created.id(),
                WaitOptions.builder(Duration.ofHours(1)).listener(System.out::println).build());
    // [/create]
    System.out.println(ready);
  }

  static void pools(ContainersClient client) {
    // [pools]
    client
        .workerPools()
        .create(
            "mycluster",
            NewWorkerPool.named("large")
                .vpc("r006-1a2b")
                .flavor("bx2.8x32")
                .zone(NewZone.vpc("us-south-1", "0717-3c4d"))
                .label("size", "large")
                .build());
    client.workerPools().awaitReady("mycluster", "large", Duration.ofMinutes(30));
    // [/pools]
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
}
