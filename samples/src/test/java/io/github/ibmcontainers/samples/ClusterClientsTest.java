package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.kubernetes.ClusterConnection;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Namespace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Existing Kubernetes clients on a cluster whose tokens expire within seconds. */
@Timeout(120)
class ClusterClientsTest {
  /** The number of tokens after which the first one has certainly expired. */
  private static final int TOKENS = 3;

  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .idTokenLifetime(Duration.ofSeconds(5))
          .maxWatchDuration(Duration.ofSeconds(1))
          .start();
  private final HandshakeCertificates publicTrust =
      new HandshakeCertificates.Builder()
          .addTrustedCertificate(cloud.publicCaCertificate())
          .build();
  private final ContainersClient client =
      ContainersClient.builder()
          .credential(Credential.apiKey(cloud.apiKey()))
          .endpoints(
              Endpoints.of(
                  cloud.endpoints().iam(),
                  cloud.endpoints().accounts(),
                  cloud.endpoints().containers()))
          .httpClient(
              new OkHttpClient.Builder()
                  .sslSocketFactory(publicTrust.sslSocketFactory(), publicTrust.trustManager())
                  .build())
          .build();

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  @Test
  @DisplayName("#97 fabric8's client lists namespaces, and its watch outlives its tokens")
  void fabric8() throws Exception {
    try (KubernetesAccess access = client.kubernetes("mycluster");
        KubernetesClient kubernetes = Fabric8.client(access.connection())) {
      assertThat(kubernetes.namespaces().list().getItems())
          .extracting(namespace -> namespace.getMetadata().getName())
          .contains("default", "kube-system");

      CountDownLatch late = new CountDownLatch(1);
      CountDownLatch ended = new CountDownLatch(1);
      Watcher<Namespace> watcher =
          new Watcher<>() {
            @Override
            public void eventReceived(Action action, Namespace namespace) {
              if ("late".equals(namespace.getMetadata().getName())) {
                late.countDown();
              }
            }

            @Override
            public void onClose(WatcherException cause) {
              ended.countDown();
            }
          };
      try (Watch watch = kubernetes.namespaces().watch(watcher)) {
        while (watchTokens().size() < TOKENS) {
          assertThat(ended.await(100, TimeUnit.MILLISECONDS)).as("%s ended", watch).isFalse();
        }
        cloud.cluster("mycluster").pods().deploy(Workload.barePod("one").inNamespace("late"));
        assertThat(late.await(60, TimeUnit.SECONDS)).isTrue();
      }
    }
    assertNoRequestWasRejected();
  }

  @ParameterizedTest
  @CsvSource({
    "mycluster,      false", // the cluster's own CA and tokens
    "mycluster,      true", // its own CA and the administrator's certificate
    "vpc-openshift,  false", // a publicly trusted certificate and tokens
    "vpc-openshift,  true",
    "vpc-kubernetes, true",
  })
  @DisplayName(
      "One configuration of fabric8 works for every kind of access, with and without CA and token")
  void fabric8OnEveryAccess(String cluster, boolean administrator) {
    KubernetesOptions.Builder options = KubernetesOptions.builder();
    if (administrator) {
      options.administrator();
    }
    try (KubernetesAccess access = client.kubernetes(cluster, options.build())) {
      ClusterConnection connection = access.connection();
      assertThat(connection.tokens().isPresent()).isEqualTo(!administrator);
      ConfigBuilder config = new ConfigBuilder(KubernetesSnippets.fabric8(access));
      if (connection.certificateAuthority().isEmpty()) {
        // This JVM's trust store doesn't contain the fake cloud's publicly trusted CA.
        config.withCaCertData(Base64.getEncoder().encodeToString(publicAuthority()));
      }
      try (KubernetesClient kubernetes =
          new KubernetesClientBuilder().withConfig(config.build()).build()) {
        assertThat(kubernetes.namespaces().list().getItems())
            .extracting(namespace -> namespace.getMetadata().getName())
            .contains("default", "kube-system");
      }
    }
    assertNoRequestWasRejected();
  }

  private byte[] publicAuthority() {
    return Certificates.certificatePem(cloud.publicCaCertificate())
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  @DisplayName("#97 the official client lists namespaces, and its watches outlive their tokens")
  void official() throws Exception {
    try (KubernetesAccess access = client.kubernetes("mycluster")) {
      ApiClient api = OfficialClient.client(access.connection());
      CoreV1Api core = new CoreV1Api(api);
      assertThat(core.listNamespace().execute().getItems())
          .extracting(namespace -> namespace.getMetadata().getName())
          .contains("default", "kube-system");

      java.lang.reflect.Type event =
          new com.google.gson.reflect.TypeToken<
              io.kubernetes.client.util.Watch.Response<V1Namespace>>() {}.getType();
      Set<String> seen = new java.util.HashSet<>();
      while (watchTokens().size() < TOKENS) {
        Call call = core.listNamespace().watch(true).buildCall(null);
        try (io.kubernetes.client.util.Watch<V1Namespace> watch =
            io.kubernetes.client.util.Watch.createWatch(api, call, event)) {
          watch.forEach(change -> seen.add(change.object.getMetadata().getName()));
        }
      }
      assertThat(seen).contains("default", "kube-system");
    }
    assertNoRequestWasRejected();
  }

  @Test
  @DisplayName("The fabric8 and official client samples list namespaces without printing tokens")
  void samplesRun() {
    for (Class<?> sample : List.of(Fabric8Namespaces.class, OfficialNamespaces.class)) {
      SampleProcess run = SampleProcess.run(sample, java.util.Map.of());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("default").contains("kube-system").doesNotContain("eyJ");
    }
  }

  private Set<String> watchTokens() {
    return cloud.kubernetes().requests().stream()
        .filter(call -> call.query("watch").isPresent())
        .map(call -> call.header("Authorization").orElse(""))
        .collect(Collectors.toSet());
  }

  private void assertNoRequestWasRejected() {
    assertThat(cloud.kubernetes().requests())
        .filteredOn(call -> call.path().equals("/api/v1/namespaces"))
        // A request interrupted at the end has no status.
        .allMatch(call -> call.status().orElse(200) == 200);
    assertThat(cloud.misdirectedCredentials()).isEmpty();
  }
}
