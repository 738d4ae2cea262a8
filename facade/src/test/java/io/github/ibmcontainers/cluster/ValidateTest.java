package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.catalog.Flavor;
import io.github.ibmcontainers.cluster.catalog.Zone;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.NewZone;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Validation reports all problems of a new cluster or pool at once, before anything is created. */
class ValidateTest {
  private FakeIbmCloud cloud;
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    cloud =
        FakeIbmCloud.builder()
            .noDefaultClusters()
            .cluster(ClusterSpec.vpc("on-vpc"))
            .cluster(ClusterSpec.classic("on-classic"))
            .cluster(ClusterSpec.satellite("on-satellite"))
            .start();
    client = TestClients.of(cloud).build();
  }

  @AfterEach
  void stop() {
    assertThat(cloud.requests())
        .filteredOn(it -> it.operationId().isPresent() && !it.path().startsWith("/identity"))
        .allMatch(it -> it.method().equals("GET"));
    client.close();
    cloud.close();
  }

  private String zone(Provider provider) {
    return client.locations().zones(provider).get(0).id();
  }

  private String flavor(Provider provider) {
    return client.locations().flavors(zone(provider), provider).get(0).name();
  }

  @Test
  @DisplayName("VPC cluster: name, version, zones and flavor are reported together")
  void vpcCluster() {
    NewCluster wrong =
        NewCluster.vpc("on-vpc")
            .vpc("r006-0001")
            .flavor("bx2.4x17")
            .version("1.2.3")
            .zone(zone(Provider.VPC), "0717-0001")
            .zone("us-south-9", "0717-0002")
            .build();
    List<Problem> problems = client.clusters().validate(wrong);
    assertThat(problems)
        .extracting(Problem::property)
        .containsExactly("name", "version", "zone", "flavor");
    assertThat(problems.get(1).allowed()).isNotEmpty();
    assertThat(problems.get(2).allowed())
        .containsAll(client.locations().zones(Provider.VPC).stream().map(Zone::id).toList());
    assertThat(problems.get(2).toString())
        .startsWith("zone us-south-9: not a zone of ")
        .contains("Allowed: ");
    assertThat(problems.get(3).allowed()).contains(flavor(Provider.VPC));

    NewCluster right =
        NewCluster.vpc("fresh")
            .vpc("r006-0001")
            .flavor(flavor(Provider.VPC))
            .version(client.locations().versions().get(0).version().text())
            .zone(zone(Provider.VPC), "0717-0001")
            .build();
    assertThat(client.clusters().validate(right)).isEmpty();
  }

  @Test
  @DisplayName("Classic cluster: data center and flavor")
  void classicCluster() {
    NewCluster wrong = NewCluster.classic("fresh").dataCenter("dal99").flavor("b3c.4x16").build();
    assertThat(client.clusters().validate(wrong))
        .extracting(Problem::property, Problem::value)
        .containsExactly(tuple("zone", "dal99"));
    NewCluster right =
        NewCluster.classic("fresh")
            .dataCenter(zone(Provider.CLASSIC))
            .flavor(flavor(Provider.CLASSIC))
            .build();
    assertThat(client.clusters().validate(right)).isEmpty();
  }

  @Test
  @DisplayName("Satellite cluster: location")
  void satelliteCluster() {
    assertThat(client.clusters().validate(NewCluster.satellite("fresh").location("nope").build()))
        .extracting(Problem::property)
        .containsExactly("location");
    assertThatThrownBy(() -> client.locations().validate(Provider.SATELLITE, "b", List.of("z")))
        .isInstanceOf(OperationNotSupportedException.class);
  }

  @Test
  @DisplayName("Pool: name, zones of another provider, unknown zones, flavor")
  void pool() {
    NewWorkerPool wrong =
        NewWorkerPool.named("default")
            .flavor("none.1x1")
            .zone(NewZone.vpc(zone(Provider.VPC), "0717-0001"))
            .zone(NewZone.vpc("us-south-9", "0717-0001"))
            .zone(NewZone.classic("dal10", null, null))
            .build();
    assertThat(client.workerPools().validate("on-vpc", wrong))
        .extracting(Problem::property, Problem::value)
        .containsExactly(
            tuple("name", "default"),
            tuple("zone", "dal10"),
            tuple("zone", "us-south-9"),
            tuple("flavor", "none.1x1"));
    assertThat(client.workerPools().validate("on-classic", NewWorkerPool.named("p").build()))
        .extracting(Problem::property)
        .containsExactly("flavor");
    assertThat(
            client
                .workerPools()
                .validate("on-classic", NewWorkerPool.named("p").flavor("none.1x1").build()))
        .extracting(Problem::property)
        .containsOnly("flavor");
    List<Flavor> flavors = client.locations().flavors(zone(Provider.VPC), Provider.VPC);
    assertThat(
            client
                .workerPools()
                .validate(
                    "on-vpc",
                    NewWorkerPool.named("p")
                        .flavor(flavors.get(0).name())
                        .zone(NewZone.vpc(zone(Provider.VPC), "0717-0001"))
                        .build()))
        .isEmpty();
    assertThat(
            client
                .workerPools()
                .validate(
                    "on-satellite",
                    NewWorkerPool.named("p").zone(NewZone.satellite("zone-1")).build()))
        .isEmpty();
  }
}
