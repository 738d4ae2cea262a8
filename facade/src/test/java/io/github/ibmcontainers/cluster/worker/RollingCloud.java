package io.github.ibmcontainers.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceEvent;
import io.github.ibmcontainers.cluster.maintenance.MaintenanceStep;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeNode;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;

/**
 * A fake cloud whose workers take minutes of a manual clock, with clusters for rolling
 * replacements.
 */
abstract class RollingCloud {
  static final Version NEXT = Version.of("1.31.2");

  final ManualTime time = new ManualTime();
  final FakeIbmCloud cloud =
      TestClients.slowCloud(time)
          .cluster(
              ClusterSpec.vpc("big")
                  .in("us-south", "us-south-1", "us-south-2", "us-south-3")
                  .withWorkersPerZone(10))
          .cluster(ClusterSpec.vpc("small").in("us-south", "us-south-1").withWorkersPerZone(3))
          .cluster(ClusterSpec.classic("classic").withWorkersPerZone(3))
          .cluster(ClusterSpec.classic("patched").withOpenShift("4.17.3").withWorkersPerZone(3))
          .cluster(ClusterSpec.satellite("satellite"))
          .start();
  final ContainersClient client = TestClients.of(cloud, time).httpClient(trustingHttp()).build();
  final List<MaintenanceEvent> events = new ArrayList<>();

  /** Returns an HTTP client that trusts the publicly signed certificate of OpenShift masters. */
  OkHttpClient trustingHttp() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(cloud.publicCaCertificate())
            .build();
    return new OkHttpClient.Builder()
        .dns(cloud.dns())
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  void updateMaster(String cluster) {
    client.clusters().updateMaster(cluster, NEXT, false);
    time.advance(Duration.ofMinutes(2));
  }

  Set<String> ids(String cluster) {
    return client.workers().list(cluster).stream().map(Worker::id).collect(Collectors.toSet());
  }

  long count(String operation) {
    return cloud.requests().stream()
        .filter(call -> call.operationId().filter(operation::equals).isPresent())
        .count();
  }

  void assertAllAtTheVersion(String cluster, int workers) {
    assertThat(client.workers().list(cluster))
        .hasSize(workers)
        .allMatch(Worker::isReady)
        .allMatch(it -> it.version().orElseThrow().isAtLeast(NEXT));
    assertThat(cloud.cluster(cluster).nodes()).allMatch(FakeNode::schedulable);
  }

  List<MaintenanceStep> steps(String worker) {
    return events.stream()
        .filter(event -> event.subject().equals(worker))
        .map(MaintenanceEvent::step)
        .toList();
  }
}
