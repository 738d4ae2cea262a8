package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest.Format;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest.Version;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigArchive;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigCluster;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Downloading kubeconfigs from the container API, in all versions and formats. */
class KubeconfigDownloadTest {
  @ParameterizedTest
  @CsvSource({
    "V1, JSON,    false, false, /global/v1/clusters/mycluster/config,       json",
    "V1, YAML,    false, false, /global/v1/clusters/mycluster/config,       yaml",
    "V1, ARCHIVE, false, false, /global/v1/clusters/mycluster/config,       ''",
    "V1, ARCHIVE, true,  false, /global/v1/clusters/mycluster/config/admin, ''",
    "V1, ARCHIVE, true,  true,  /global/v1/clusters/mycluster/config/admin, ''",
    "V2, JSON,    false, false, /global/v2/getKubeconfig,                   json",
    "V2, YAML,    false, false, /global/v2/getKubeconfig,                   yaml",
    "V2, ARCHIVE, false, false, /global/v2/getKubeconfig,                   zip",
    "V2, JSON,    true,  false, /global/v2/getKubeconfig,                   json",
    "V2, YAML,    true,  false, /global/v2/getKubeconfig,                   yaml",
    "V2, ARCHIVE, true,  false, /global/v2/getKubeconfig,                   zip",
    "V2, ARCHIVE, true,  true,  /global/v2/getKubeconfig,                   zip",
  })
  @DisplayName("#103 every version and format yields the same kubeconfig, in memory")
  void allFormats(
      Version version,
      Format format,
      boolean administrator,
      boolean network,
      String path,
      String word) {
    try (TestCloud test = new TestCloud()) {
      KubeconfigRequest.Builder request =
          KubeconfigRequest.builder().version(version).format(format);
      if (version == Version.V2) {
        request.withoutRbacSync();
      }
      if (administrator) {
        request.administrator();
      }
      if (network) {
        request.networkConfig();
      }
      KubeconfigArchive download = test.service().download("mycluster", request.build());

      RecordedCall call = test.last(Service.CONTAINERS);
      assertThat(call.method()).isEqualTo("GET");
      assertThat(call.path()).isEqualTo(path);
      assertThat(call.query("format").orElse("")).isEqualTo(word);
      boolean byPath = version == Version.V1;
      assertThat(call.query("admin").orElse("")).isEqualTo(administrator && !byPath ? "true" : "");
      assertThat(call.query(byPath ? "createNetworkConfig" : "network").orElse(""))
          .isEqualTo(network ? "true" : "");

      Kubeconfig kubeconfig = download.kubeconfig();
      KubeconfigCluster cluster = kubeconfig.cluster();
      assertThat(cluster.server() + "/")
          .isEqualTo(test.cloud.cluster("mycluster").masterUrl().toString());
      assertThat(Pem.certificates("CA", cluster.certificateAuthority().orElseThrow()))
          .containsExactly(test.cloud.cluster("mycluster").caCertificate());
      assertThat(cluster.certificateAuthorityFile()).isEmpty();
      KubeconfigUser user = kubeconfig.user().orElseThrow();
      if (administrator) {
        KubeconfigUser.Certificate certificate = (KubeconfigUser.Certificate) user;
        assertThat(Pem.certificates("admin", certificate.certificate().orElseThrow())).hasSize(1);
        assertThat(Pem.key(certificate.key().orElseThrow()).getAlgorithm()).isIn("EC", "RSA");
      } else {
        KubeconfigUser.AuthProvider provider = (KubeconfigUser.AuthProvider) user;
        assertThat(provider.provider()).isEqualTo("oidc");
        assertThat(provider.idToken().orElseThrow()).startsWith("eyJ");
        assertThat(provider.settings()).containsEntry("client-id", "kube");
      }
      assertThat(download.networkConfig().isPresent()).isEqualTo(network);
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  @DisplayName("Downloading a user's kubeconfig synchronizes the user's roles, in every format")
  void synchronizesRoles(Format format) {
    try (TestCloud test = new TestCloud()) {
      KubeconfigArchive download =
          test.service().download("mycluster", KubeconfigRequest.builder().format(format).build());
      assertThat(test.calls(Service.CONTAINERS))
          .startsWith(
              "GET /global/v2/getCluster",
              "POST /global/v2/applyRBACAndGetKubeconfig",
              "GET /global/v2/getRBACStatus");
      RecordedCall call =
          test.cloud.requests().stream()
              .filter(it -> it.path().endsWith("/applyRBACAndGetKubeconfig"))
              .findFirst()
              .orElseThrow();
      assertThat(call.body())
          .contains("\"cluster\":\"" + test.cloud.cluster("mycluster").id() + "\"")
          .contains("\"format\":\"" + format.apiName() + "\"")
          .doesNotContain("admin");
      assertThat(download.kubeconfig().user().orElseThrow())
          .isInstanceOf(KubeconfigUser.AuthProvider.class);
      assertThat(download.kubeconfig().cluster().certificateAuthority()).isPresent();
    }
  }

  @Test
  @DisplayName("The download fails if the roles aren't synchronized within the timeout")
  void rolesInTime() {
    try (TestCloud test = new TestCloud()) {
      test.cloud
          .containers()
          .faults()
          .onOperation("ApplyRBACAndGetKubeconfig")
          .next(99, Fault.status(404).contentType("application/json").body("{}"));
      KubeconfigRequest request =
          KubeconfigRequest.builder().rbacTimeout(Duration.ofSeconds(20)).build();
      assertThatThrownBy(() -> test.service().download("mycluster", request))
          .isInstanceOfSatisfying(RbacSyncException.class, e -> assertThat(e.timedOut()).isTrue());
      int sent = test.calls(Service.CONTAINERS).size();
      assertThatThrownBy(() -> test.service().download("nowhere", request))
          .isInstanceOf(NotFoundException.class);
      assertThat(test.calls(Service.CONTAINERS)).hasSize(sent + 1);
    }
  }

  @Test
  @DisplayName("Version 1 synchronizes the roles itself unless told not to")
  void rolesByVersion1() {
    try (TestCloud test = new TestCloud()) {
      KubeconfigRequest request = KubeconfigRequest.builder().version(Version.V1).build();
      test.service().download("mycluster", request);
      assertThat(test.last(Service.CONTAINERS).query("skipRBAC")).isEmpty();
      test.service().download("mycluster", request.toBuilder().withoutRbacSync().build());
      assertThat(test.last(Service.CONTAINERS).query("skipRBAC")).contains("true");
    }
  }

  @Test
  void toBuilderKeepsEverything() {
    KubeconfigRequest request =
        KubeconfigRequest.builder()
            .format(Format.ARCHIVE)
            .administrator()
            .networkConfig()
            .endpoint(ClusterEndpoint.PRIVATE)
            .rbacTimeout(Duration.ofSeconds(7))
            .build();
    assertThat(request.toBuilder().build()).usingRecursiveComparison().isEqualTo(request);
    KubernetesOptions options =
        KubernetesOptions.builder()
            .endpoint(ClusterEndpoint.VPE)
            .rbacTimeout(Duration.ofSeconds(7))
            .withoutRbacSync()
            .administrator()
            .insecure()
            .build();
    assertThat(options.toBuilder().build()).usingRecursiveComparison().isEqualTo(options);
  }

  @Test
  @DisplayName("An endpoint is selected by the operation that supports it")
  void endpoints() {
    try (TestCloud test =
        new TestCloud(builder -> builder.ibmHostNames().cluster(ClusterSpec.vpc("mine")))) {
      for (ClusterEndpoint endpoint : List.of(ClusterEndpoint.PRIVATE, ClusterEndpoint.VPE)) {
        Kubeconfig kubeconfig =
            test.service()
                .download("mine", KubeconfigRequest.builder().endpoint(endpoint).build())
                .kubeconfig();
        assertThat(kubeconfig.cluster().server())
            .contains(endpoint == ClusterEndpoint.VPE ? ".vpe.private." : ".private.");
        List<RecordedCall> calls =
            test.cloud.requests().stream()
                .filter(it -> it.path().equals("/global/v2/applyRBACAndGetKubeconfig"))
                .toList();
        assertThat(calls.get(calls.size() - 1).body())
            .contains("\"endpointType\":\"" + endpoint.apiName() + "\"");
      }
    }
  }

  @Test
  @DisplayName(
      "An OpenShift kubeconfig without a CA and a user, as before the login, isn't an error")
  void openShiftBeforeTheLogin() {
    try (TestCloud test = new TestCloud()) {
      for (Format format : Format.values()) {
        Kubeconfig kubeconfig =
            test.service()
                .download("vpc-openshift", KubeconfigRequest.builder().format(format).build())
                .kubeconfig();
        assertThat(kubeconfig.cluster().certificateAuthority()).isEmpty();
        assertThat(kubeconfig.user()).isEmpty();
        assertThat(kubeconfig.users()).isEmpty();
        assertThat(kubeconfig.context().orElseThrow().user()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName(
      "#98 version 1 has no kubeconfigs of VPC clusters; the exception suggests version 2 instead of G3917")
  void vpcByVersion1() {
    try (TestCloud test = new TestCloud()) {
      test.cloud
          .containers()
          .faults()
          .onOperation("GetClusterConfig")
          .next(
              1,
              Fault.status(400)
                  .contentType("application/json")
                  .body("{\"code\":\"G3917\",\"description\":\"not supported\"}"));
      assertThatThrownBy(
              () ->
                  test.service()
                      .download(
                          "vpc-kubernetes",
                          KubeconfigRequest.builder().version(Version.V1).build()))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("Use version 2")
          .hasMessageNotContaining("G3917");
    }
  }

  @Test
  @DisplayName("Unsupported combinations are rejected before a request is sent")
  void rejectedBeforeSending() {
    assertThatThrownBy(() -> KubeconfigRequest.builder().networkConfig().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("administrator()");
    assertThatThrownBy(() -> KubeconfigRequest.builder().administrator().networkConfig().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ARCHIVE");
    assertThatThrownBy(
            () -> KubeconfigRequest.builder().version(Version.V1).administrator().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("archive");
    assertThatThrownBy(
            () ->
                KubeconfigRequest.builder()
                    .version(Version.V1)
                    .endpoint(ClusterEndpoint.PRIVATE)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(
            () ->
                KubeconfigRequest.builder()
                    .withoutRbacSync()
                    .endpoint(ClusterEndpoint.PRIVATE)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("withoutRbacSync()");
  }

  @Test
  @DisplayName(
      "A response that isn't a kubeconfig throws a typed exception whose message doesn't quote it")
  void invalidResponse() {
    try (TestCloud test = new TestCloud()) {
      for (String body : List.of("", "<html>secret</html>", "{\"secret\":1}", "PK\u0003\u0004")) {
        test.cloud
            .containers()
            .faults()
            .onOperation("GetKubeconfig")
            .next(1, Fault.status(200).body(body));
        KubeconfigRequest request = KubeconfigRequest.builder().withoutRbacSync().build();
        assertThatThrownBy(() -> test.service().download("mycluster", request))
            .as(body)
            .isInstanceOf(io.github.ibmcontainers.error.ContainersException.class)
            .hasMessageNotContaining("secret");
      }
    }
  }
}
