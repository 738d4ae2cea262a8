package io.github.ibmcontainers.check;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.catalog.Zone;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.ContainersException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Values for the parameters of reads, by the names of the parameters. */
final class Known {
  private final Map<String, String> values = new HashMap<>();

  private Known() {}

  /** What holds without a cluster. */
  static Known ofAccount(ContainersClient client) {
    Known it = new Known();
    it.values.put("provider", Provider.VPC.id());
    it.values.put("type", "public");
    it.values.put("logSource", "container");
    it.first(() -> client.locations().zones(Provider.CLASSIC), Zone::id, "datacenter", "zone");
    it.first(() -> client.networks().vpcs(), vpc -> vpc.id(), "vpc", "vpcID");
    it.first(() -> client.satellite().locations(), location -> location.id(), "controller");
    it.first(
        () -> client.clusters().kmsInstances(),
        instance -> String.valueOf(instance.getInstanceId()),
        "kms_instance");
    return it;
  }

  /** What holds for a cluster, too. */
  Known and(ContainersClient client, ClusterSummary cluster) {
    Known it = new Known();
    it.values.putAll(values);
    String id = cluster.id();
    for (String name : List.of("cluster", "clusterId", "idOrName")) {
      it.values.put(name, id);
    }
    it.values.put("provider", cluster.provider().id());
    it.first(() -> client.workers().list(id), worker -> worker.id(), "worker", "workerId");
    it.first(() -> client.workerPools().list(id), pool -> pool.id(), "workerpool", "poolidOrName");
    it.first(() -> client.ingress().loadBalancers().list(id), alb -> alb.id(), "albID");
    it.first(
        () -> client.workerPools().list(id).stream().flatMap(p -> p.zones().stream()).toList(),
        zone -> zone.id(),
        "zone");
    return it;
  }

  Optional<String> value(String parameter) {
    return Optional.ofNullable(values.get(parameter));
  }

  /** An account may lack the permission for a list, or have nothing in it. */
  private <T> void first(Supplier<List<T>> list, Function<T, String> id, String... parameters) {
    try {
      list.get().stream()
          .map(id)
          .filter(value -> !value.isBlank())
          .findFirst()
          .ifPresent(value -> List.of(parameters).forEach(name -> values.put(name, value)));
    } catch (ContainersException e) {
      // The reads that need it are counted as skipped.
    }
  }
}
