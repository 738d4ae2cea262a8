package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.catalog.AvailableVersion;
import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.generated.api.SatelliteLocationApi;
import io.github.ibmcontainers.generated.model.CreateClusterRequest;
import io.github.ibmcontainers.generated.model.CreateSatelliteClusterRequest;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPool;
import io.github.ibmcontainers.generated.model.VPCCreateClusterWorkerPoolZone;
import io.github.ibmcontainers.generated.model.VpcCreateClusterRequest;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a new cluster against the service's lists. */
final class NewClusterCheck {
  private final ClusterContext context;
  private final NewCluster cluster;
  private final Locations locations;
  private final List<Problem> problems = new ArrayList<>();

  NewClusterCheck(ClusterContext context, NewCluster cluster) {
    this.context = context;
    this.cluster = cluster;
    this.locations = new Locations(context);
  }

  List<Problem> run() {
    if (new Clusters(context).find(cluster.name()).isPresent()) {
      problems.add(new Problem("name", cluster.name(), "a cluster of that name exists", List.of()));
    }
    switch (cluster.provider()) {
      case CLASSIC -> check(cluster.classic());
      case VPC -> check(cluster.vpc());
      case SATELLITE -> check(cluster.satellite());
    }
    return List.copyOf(problems);
  }

  private void check(CreateClusterRequest request) {
    version(request.getMasterVersion());
    location(
        Provider.CLASSIC,
        request.getMachineType(),
        Values.text(request.getDataCenter()).stream().toList());
  }

  private void check(VpcCreateClusterRequest request) {
    version(request.getKubeVersion());
    VPCCreateClusterWorkerPool pool = request.getWorkerPool();
    if (pool != null) {
      location(
          Provider.VPC,
          pool.getFlavor(),
          Values.list(pool.getZones(), VPCCreateClusterWorkerPoolZone::getId));
    }
  }

  private void check(CreateSatelliteClusterRequest request) {
    version(request.getKubeVersion());
    String location = Values.orEmpty(request.getController());
    try {
      context.value(api -> new SatelliteLocationApi(api).getSatelliteLocation(location));
    } catch (NotFoundException e) {
      problems.add(
          new Problem("location", location, "there is no such Satellite location", List.of()));
    }
  }

  private void location(Provider provider, @Nullable String flavor, List<String> zones) {
    if (flavor != null) {
      problems.addAll(locations.validate(provider, flavor, zones));
    }
  }

  /** A version without a patch means the newest patch. */
  private void version(@Nullable String wanted) {
    Optional<Version> version = Version.parse(wanted);
    if (wanted == null || wanted.isEmpty()) {
      return;
    }
    List<Version> offered = locations.versions().stream().map(AvailableVersion::version).toList();
    boolean found = version.filter(it -> offered.stream().anyMatch(o -> covers(it, o))).isPresent();
    if (!found) {
      problems.add(
          new Problem(
              "version",
              wanted,
              "not offered by the service",
              offered.stream().map(Version::text).toList()));
    }
  }

  private static boolean covers(Version wanted, Version offered) {
    return wanted.platform() == offered.platform()
        && (offered.number().equals(wanted.number())
            || offered.number().startsWith(wanted.number() + "."));
  }
}
