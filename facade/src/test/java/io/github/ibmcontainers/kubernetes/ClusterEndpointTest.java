package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoint selection for clusters of all kinds. */
class ClusterEndpointTest {
  @ParameterizedTest
  @CsvSource({"mycluster", "vpc-kubernetes"})
  @DisplayName("#98 classic and VPC clusters are opened in the same way, without G3917")
  void opensAllProviders(String cluster) {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(cluster)) {
      assertThat(access.version().gitVersion()).isEqualTo("v1.30.6+IKS");
      assertThat(
              test.cloud.requests().stream()
                  .filter(call -> call.service() == Service.CONTAINERS)
                  .map(call -> call.status().orElse(0)))
          .containsOnly(200);
      assertThat(test.calls(Service.CONTAINERS)).allMatch(call -> call.contains("/v2/"));
    }
  }

  @Test
  void unknownClusterIsNotFound() {
    try (TestCloud test = new TestCloud()) {
      assertThatThrownBy(() -> test.connect("nosuchcluster")).isInstanceOf(NotFoundException.class);
      assertThat(test.calls(Service.CONTAINERS))
          .containsOnlyOnce("GET /global/v2/getCluster")
          .doesNotContain("GET /global/v2/getRBACStatus")
          .hasSizeLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTOMATIC, c104.us-south.containers.cloud.ibm.com, PUBLIC, ''",
    "PUBLIC, c104.us-south.containers.cloud.ibm.com, PUBLIC, ''",
    "PRIVATE, c104.private.us-south.containers.cloud.ibm.com, PRIVATE, private",
    "VPE, ID.vpe.private.us-south.containers.cloud.ibm.com, VPE, vpe",
  })
  @DisplayName("The endpoints of a Kubernetes cluster are verified by the cluster's CA")
  void endpointsOfKubernetes(
      ClusterEndpoint asked, String host, ClusterEndpoint used, String endpointType) {
    try (TestCloud test =
        new TestCloud(
            builder ->
                builder
                    .ibmHostNames()
                    .noDefaultClusters()
                    .clusters(4, ClusterSpec.classic("other"))
                    .cluster(ClusterSpec.vpc("mine")))) {
      try (KubernetesAccess access =
          test.service().connect("mine", KubernetesOptions.builder().endpoint(asked).build())) {
        assertThat(access.endpoint()).isEqualTo(used);
        assertThat(access.connection().server().host())
            .isEqualTo(host.replace("ID", test.cloud.cluster("mine").id()));
        assertThat(access.version().minor()).isEqualTo("30");
        String body = test.cloud.containers().operations("ApplyRBACAndGetKubeconfig").get(0).body();
        assertThat(body.contains("endpointType")).isEqualTo(!endpointType.isEmpty());
        assertThat(body).contains(endpointType);
      }
    }
  }

  @Test
  @DisplayName("A disabled endpoint is rejected with the enabled ones, without further requests")
  void endpointThatIsOff() {
    try (TestCloud test =
        new TestCloud(
            builder -> builder.cluster(ClusterSpec.classic("hidden").withEndpoints(false, true)))) {
      assertThatThrownBy(
              () ->
                  test.service()
                      .connect(
                          "hidden",
                          KubernetesOptions.builder().endpoint(ClusterEndpoint.PUBLIC).build()))
          .isInstanceOfSatisfying(
              EndpointUnavailableException.class,
              e -> assertThat(e.endpoint()).isEqualTo(ClusterEndpoint.PUBLIC))
          .hasMessageContaining("public endpoint")
          .hasMessageContaining("disabled")
          .hasMessageContaining("available: private");
      assertThat(test.calls(Service.CONTAINERS)).hasSize(1);
      try (KubernetesAccess access = test.connect("hidden")) {
        assertThat(access.endpoint()).isEqualTo(ClusterEndpoint.PRIVATE);
        assertThat(access.version().minor()).isEqualTo("30");
      }
    }
  }

  @Test
  @DisplayName(
      "A Satellite cluster is accessed through its link with the administrator's certificate")
  void satelliteLink() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("satellite-openshift")) {
      assertThat(access.endpoint()).isEqualTo(ClusterEndpoint.LINK);
      assertThat(access.openShift()).isEmpty();
      assertThat(access.connection().tokens()).isEmpty();
      assertThat(access.version().major()).isEqualTo("1");
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).isEmpty();
      assertThat(test.last(Service.KUBERNETES).header("Authorization")).isEmpty();
      assertThat(test.cloud.containers().operations("ApplyRBACAndGetKubeconfig"))
          .extracting(RecordedCall::body)
          .anySatisfy(
              body ->
                  assertThat(body)
                      .contains("\"endpointType\":\"link\"")
                      .contains("\"admin\":true"));
      assertThat(access.kubeconfig().user()).containsInstanceOf(KubeconfigUser.Certificate.class);
      assertThatThrownBy(access::execCredential).isInstanceOf(IllegalStateException.class);
    }
  }
}
