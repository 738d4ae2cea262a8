package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import io.github.ibmcontainers.testing.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which server an access connects to, and whose certificates it accepts there. */
class AccessTrustTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("another-ca").build();

  private static Fault kubeconfig(String cluster, String user) {
    return Fault.status(200)
        .contentType("application/json")
        .body(
            """
            apiVersion: v1
            kind: Config
            clusters:
            - name: c
              cluster: {server: "https://localhost:1", %s}
            contexts:
            - name: c
              context: {cluster: c, user: u}
            current-context: c
            users:
            - name: u
              user: {%s}
            """
                .formatted(cluster, user));
  }

  private static String data(String name, String pem) {
    return name
        + ": "
        + Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }

  private static void answer(TestCloud test, Fault fault) {
    test.cloud.containers().faults().onPath("/getKubeconfig").always(fault);
  }

  @Test
  @DisplayName("A cluster's own CA is the only one trusted at its server")
  void onlyItsOwnAuthority() {
    OkHttpClient base = new OkHttpClient();
    OkHttpClient.Builder builder = base.newBuilder();
    new ClusterTrust(List.of(AUTHORITY.certificate()), Optional.empty()).apply(builder, base);
    assertThat(builder.build().x509TrustManager().getAcceptedIssuers())
        .containsExactly(AUTHORITY.certificate());
  }

  @Test
  @DisplayName("A client certificate for a server with a public certificate keeps the base's trust")
  void administratorWithoutAuthority() {
    OkHttpClient base = new OkHttpClient();
    OkHttpClient.Builder builder = base.newBuilder();
    HeldCertificate admin =
        new HeldCertificate.Builder().signedBy(AUTHORITY).commonName("admin").build();
    new ClusterTrust(List.of(), Optional.of(new ClusterTrust.Identity(admin, List.of())))
        .apply(builder, base);
    assertThat(builder.build().x509TrustManager()).isSameAs(base.x509TrustManager());
    assertThat(builder.build().sslSocketFactory()).isNotSameAs(base.sslSocketFactory());
  }

  @Test
  @DisplayName("#88 insecure() accepts any certificate of the cluster's host, and of no other")
  void insecureHost() {
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    new ClusterTrust(List.of(), Optional.empty()).applyUnchecked(builder, "c1.example");
    OkHttpClient http = builder.build();
    assertThat(http.hostnameVerifier().verify("c1.example", null)).isTrue();
    assertThat(http.hostnameVerifier().verify("c2.example", null)).isFalse();
    assertThat(http.x509TrustManager().getAcceptedIssuers()).isEqualTo(new X509Certificate[0]);
  }

  @Test
  @DisplayName("#88 the warning of insecure() names cluster and server; otherwise there is none")
  void warning() {
    try (TestCloud test = new TestCloud();
        CapturedLog log = new CapturedLog("io.github.ibmcontainers.kubernetes", Level.ALL)) {
      test.connect("mycluster").close();
      assertThat(log.lines()).isEmpty();
      KubernetesOptions insecure = KubernetesOptions.builder().insecure().build();
      try (KubernetesAccess access = test.service().connect("mycluster", insecure)) {
        assertThat(log.lines())
            .singleElement()
            .asString()
            .contains("mycluster at 127.0.0.1:" + access.connection().server().port());
        assertThat(access.kubeconfig().cluster().certificateAuthority())
            .as("tools refuse a CA with insecure-skip-tls-verify")
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true, false", "true, false, true", "false, true, true", "false, false, true"})
  @DisplayName(
      "The CA of a kubeconfig is used, except for an OpenShift host with a public certificate")
  void authorityOfTheKubeconfig(boolean openShift, boolean ibmNames, boolean used) {
    ClusterSpec spec = ClusterSpec.vpc("mine");
    try (TestCloud test =
        new TestCloud(
            builder ->
                (ibmNames ? builder.ibmHostNames() : builder)
                    .noDefaultClusters()
                    .cluster(openShift ? spec.withOpenShift("4.16.20") : spec))) {
      answer(
          test,
          kubeconfig(data("certificate-authority-data", AUTHORITY.certificatePem()), "token: t"));
      KubernetesOptions options = KubernetesOptions.builder().withoutRbacSync().build();
      try (KubernetesAccess access = test.service().connect("mine", options)) {
        assertThat(access.connection().server().host().contains("-e.")).isEqualTo(!used);
        assertThat(access.connection().certificateAuthority())
            .isEqualTo(used ? Optional.of(AUTHORITY.certificatePem()) : Optional.empty());
        assertThat(access.connection().authorities()).hasSize(used ? 1 : 0);
      }
    }
  }

  @Test
  @DisplayName(
      "#67 if the OpenShift login meets an untrusted certificate, it says whose CA is missing")
  void untrustedLogin() {
    try (TestCloud test = new TestCloud()) {
      KubernetesOptions options =
          KubernetesOptions.builder().certificateAuthority(AUTHORITY.certificatePem()).build();
      try (KubernetesAccess access = test.service().connect("vpc-openshift", options)) {
        assertThatThrownBy(access::version)
            .isInstanceOf(TlsException.class)
            .hasMessageContaining("is not signed by the cluster's CA");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "false, false"})
  @DisplayName(
      "An administrator's kubeconfig without certificate or key is refused with the reason")
  void incompleteAdministrator(boolean certificate, boolean key) {
    HeldCertificate admin = new HeldCertificate.Builder().commonName("admin").build();
    try (TestCloud test = new TestCloud()) {
      answer(
          test,
          kubeconfig(
              "insecure-skip-tls-verify: false",
              (certificate ? data("client-certificate-data", admin.certificatePem()) : "a: b")
                  + ", "
                  + (key ? data("client-key-data", admin.privateKeyPkcs8Pem()) : "c: d")));
      assertThatThrownBy(
              () ->
                  test.service()
                      .connect(
                          "mycluster",
                          KubernetesOptions.builder().administrator().withoutRbacSync().build()))
          .isInstanceOf(KubeconfigException.class)
          .hasMessage(
              "The administrator's kubeconfig of cluster mycluster contains no client certificate"
                  + " with its key");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "public,         PUBLIC,  'private, vpe'",
    "private,        PRIVATE, 'public, vpe'",
    "public|private, PUBLIC,  vpe"
  })
  @DisplayName("A disabled endpoint isn't used although the service still returns its URL")
  void urlOfADisabledEndpoint(String disabled, ClusterEndpoint asked, String available) {
    Interceptor disables =
        chain -> {
          Response response = chain.proceed(chain.request());
          if (!chain.request().url().encodedPath().endsWith("/getCluster")) {
            return response;
          }
          String body = response.body().string();
          return response
              .newBuilder()
              .body(
                  ResponseBody.create(
                      body.replaceAll(
                          "(\"(?:" + disabled + ")ServiceEndpointEnabled\": *)true", "$1false"),
                      response.body().contentType()))
              .build();
        };
    try (TestCloud test = new TestCloud()) {
      KubernetesService service =
          test.service(
              Credential.apiKey(test.cloud.apiKey()),
              Scope.none(),
              http -> http.addInterceptor(disables));
      KubernetesOptions options = KubernetesOptions.builder().endpoint(asked).build();
      assertThatThrownBy(() -> service.connect("vpc-kubernetes", options))
          .isInstanceOf(EndpointUnavailableException.class)
          .hasMessageEndingWith("it is disabled; available: " + available);
    }
  }
}
