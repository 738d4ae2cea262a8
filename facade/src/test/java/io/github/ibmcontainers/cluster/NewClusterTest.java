package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.ingress.NewSubdomain;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.NewZone;
import io.github.ibmcontainers.cluster.worker.WorkerPools;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests report all missing values at once, before a request is sent. */
class NewClusterTest {
  @Test
  @DisplayName(
      "A classic cluster requires a data center, flavor, workers, and a private VLAN with a public one")
  void classic() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                NewCluster.classic("c").workers(0).vlans(null, "2").endpoints(false, false).build())
        .withMessageContaining("data center")
        .withMessageContaining("flavor")
        .withMessageContaining("one worker")
        .withMessageContaining("private VLAN")
        .withMessageContaining("service endpoint");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewCluster.classic(" "))
        .withMessageContaining("name");
  }

  @Test
  @DisplayName(
      "A VPC cluster requires a VPC, flavor and zone; an OpenShift one also object storage and two workers")
  void vpc() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewCluster.vpc("c").build())
        .withMessageContaining("a VPC")
        .withMessageContaining("flavor")
        .withMessageContaining("zone with its subnet");
    NewVpcCluster.Builder openShift =
        NewCluster.vpc("c")
            .vpc("r1")
            .flavor("bx2.4x16")
            .zone("us-south-1", "s1")
            .version("4.14_openshift");
    assertThatIllegalArgumentException()
        .isThrownBy(openShift::build)
        .withMessageContaining("Cloud Object Storage")
        .withMessageContaining("two workers");
    assertThatCode(() -> openShift.objectStorage("crn:cos").workersPerZone(2).build())
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("A Satellite cluster requires a location and OpenShift")
  void satellite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewCluster.satellite("c").version("1.29.5").build())
        .withMessageContaining("location")
        .withMessageContaining("OpenShift");
  }

  @Test
  @DisplayName("#28 toString of a request contains no secret")
  void toStringWithoutSecret() {
    NewCluster cluster =
        NewCluster.satellite("c").location("l1").pullSecret("not-a-real-secret").build();
    assertThat(cluster.toString()).isEqualTo("new Satellite cluster c");
  }

  @Test
  @DisplayName(
      "A pool or zone must match the cluster's provider; otherwise only the lookup is sent")
  void poolsFitProviders() throws IOException {
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .body("{\"id\": \"c1\", \"name\": \"c\", \"provider\": \"vpc-gen2\"}")
              .build());
      try (TestServices it = TestServices.of(server, Scope.none(), new ManualTime())) {
        WorkerPools pools = it.services().workerPools();
        NewWorkerPool classic =
            NewWorkerPool.named("p").zone(NewZone.classic("dal10", "1", "2")).build();
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pools.create("c1", classic))
            .withMessageContaining("NewZone.vpc")
            .withMessageContaining("flavor")
            .withMessageContaining("a VPC");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pools.addZone("c1", "p", NewZone.satellite("zone-1")))
            .withMessageContaining("Satellite")
            .withMessageContaining("VPC");
        assertThatIllegalArgumentException()
            .isThrownBy(
                () ->
                    it.services()
                        .ingress()
                        .subdomains()
                        .create("c1", NewSubdomain.of(List.of("10.0.0.1"))))
            .withMessageContaining("load balancer");
        assertThatIllegalArgumentException().isThrownBy(() -> pools.resize("c1", "p", -1));
      }
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"classic, classic", "vpc-gen2, VPC", "satellite, Satellite"})
  @DisplayName("Settings of another provider are rejected, not ignored")
  void settingsOfAnotherProvider(String provider, String title) throws IOException {
    NewWorkerPool pool =
        NewWorkerPool.named("p")
            .flavor("f")
            .vpc("r1")
            .zone(NewZone.vpc("us-south-1", "s1"))
            .dedicated()
            .hostLabel("cpu", "4")
            .securityGroup("sg1")
            .diskKey("kms1", "key1")
            .dedicatedHostPool("hp1")
            .secondaryStorage("900gb.5iops-tier")
            .build();
    String ofVpc = "[vpc, securityGroup, diskKey, dedicatedHostPool, secondaryStorage]";
    try (MockWebServer server = Servers.prompt()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .body("{\"id\": \"c1\", \"name\": \"c\", \"provider\": \"" + provider + "\"}")
              .build());
      try (TestServices it = TestServices.of(server, Scope.none(), new ManualTime())) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> it.services().workerPools().create("c1", pool))
            .withMessageContaining("A new pool of a " + title + " cluster")
            .withMessageContaining(
                provider.equals("satellite") ? "no dedicated()" : "no host labels")
            .withMessageContaining(
                provider.equals("vpc-gen2") ? "dedicatedHostPool(...) instead" : ofVpc);
      }
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("Building copies the builder: later changes don't affect the built cluster or pool")
  void builders() {
    NewVpcCluster.Builder builder =
        NewCluster.vpc("c").vpc("r1").flavor("bx2.4x16").zone("z1", "s1").label("a", "b");
    NewVpcCluster first = builder.build();
    NewVpcCluster second = builder.zone("z2", "s2").label("c", "d").poolName("other").build();
    assertThat(first.vpc().getWorkerPool().getZones()).hasSize(1);
    assertThat(first.vpc().getWorkerPool().getLabels()).containsOnlyKeys("a");
    assertThat(first.vpc().getWorkerPool().getName()).isEqualTo("default");
    assertThat(second.vpc().getWorkerPool().getZones()).hasSize(2);
    assertThat(second.vpc().getWorkerPool().getLabels()).containsOnlyKeys("a", "c");
  }

  @Test
  @DisplayName("Out-of-range numbers are rejected")
  void numbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewWorkerPool.named("p").workersPerZone(-1).build());
    assertThatIllegalArgumentException().isThrownBy(() -> NewZone.classic("dal10", null, "2"));
    assertThatIllegalArgumentException().isThrownBy(() -> WaitOptions.atMost(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                WaitOptions.builder(Duration.ofMinutes(1))
                    .pauses(Duration.ofSeconds(9), Duration.ofSeconds(5)));
    assertThatIllegalArgumentException().isThrownBy(() -> NewSubdomain.of(List.of()));
  }

  @Test
  @DisplayName("The name is the one that is sent, and is checked where the request was given it")
  void nameOfTheRequest() {
    NewClassicCluster.Builder builder =
        NewCluster.classic("first").dataCenter("dal10").flavor("b3c.4x16");
    assertThat(builder.request(it -> it.name("second")).build().name()).isEqualTo("second");
    builder.request(it -> it.name("2nd"));
    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("2nd");
  }
}
