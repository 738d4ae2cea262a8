package io.github.ibmcontainers.kubernetes.drain;

import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.testing.ManualTime;

/** A fake cloud with the cluster {@code c}, which has two worker nodes in one zone. */
final class DrainCloud {
  private DrainCloud() {}

  static FakeIbmCloud start(ManualTime time) {
    return FakeIbmCloud.builder()
        .clock(time.clock())
        .noDefaultClusters()
        .cluster(ClusterSpec.vpc("c").in("us-south", "us-south-1").withWorkersPerZone(2))
        .start();
  }
}
