package io.github.ibmcontainers.cluster;

import static io.github.ibmcontainers.cluster.ApiVersion.V1;
import static io.github.ibmcontainers.cluster.ApiVersion.V2;
import static io.github.ibmcontainers.cluster.Provider.CLASSIC;
import static io.github.ibmcontainers.cluster.Provider.SATELLITE;
import static io.github.ibmcontainers.cluster.Provider.VPC;

import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.SatelliteClusterApi;
import io.github.ibmcontainers.generated.api.V2Api;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the table of routes that concern clusters as such. */
final class ClusterRoutes {
  static final Action<Unit, List<ClusterSummary>> LIST =
      Action.<Unit, List<ClusterSummary>>of("list clusters")
          .on(
              CLASSIC,
              V2,
              "ClassicGetClusters",
              (api, in) -> new V2Api(api).classicGetClusters(),
              list -> Values.list(list, it -> ClusterViews.summary(it, CLASSIC)))
          .on(
              CLASSIC,
              V1,
              "GetClusters",
              (api, in) -> new ClustersApi(api).getClusters(),
              list -> Values.list(list, it -> ClusterViews.cluster(it).summary()))
          .on(
              VPC,
              V2,
              "vpcGetClusters",
              (api, in) -> new V2Api(api).vpcGetClusters().provider(VPC.id()),
              list -> Values.list(list, it -> ClusterViews.summary(it, VPC)))
          .on(
              SATELLITE,
              V2,
              "GetSatelliteClusters",
              (api, in) -> new SatelliteClusterApi(api).getSatelliteClusters(),
              list -> Values.list(list, it -> ClusterViews.summary(it, SATELLITE)))
          .build();

  static final Action<Wanted, Cluster> GET =
      Action.<Wanted, Cluster>of("get a cluster")
          .on(
              CLASSIC,
              V2,
              "ClassicGetCluster",
              (api, in) -> new V2Api(api).classicGetCluster(in.cluster()).showResources(in.flag()),
              it -> ClusterViews.cluster(it, CLASSIC))
          .on(
              CLASSIC,
              V1,
              "GetCluster",
              (api, in) -> new ClustersApi(api).getCluster(in.cluster()).showResources(in.flag()),
              ClusterViews::cluster)
          .on(
              VPC,
              V2,
              "vpcGetCluster",
              (api, in) -> new V2Api(api).vpcGetCluster(in.cluster()).showResources(in.flag()),
              it -> ClusterViews.cluster(it, VPC))
          .on(
              SATELLITE,
              V2,
              "getCluster",
              (api, in) -> new V2Api(api).getCluster(in.cluster()),
              it -> ClusterViews.cluster(it, SATELLITE))
          .build();

  private ClusterRoutes() {}

  /** A cluster, and whether with its VLANs and subnets. */
  record Wanted(String cluster, boolean resources) {
    @Nullable String flag() {
      return resources ? "true" : null;
    }
  }
}
