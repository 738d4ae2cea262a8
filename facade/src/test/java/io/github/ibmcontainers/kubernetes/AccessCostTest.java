package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.testing.ConcurrentRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Credentials;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The round trips from a cluster's name to its API. {@link ConcurrentRequests} verifies which
 * requests run concurrently.
 */
class AccessCostTest {
  private static final String KUBE = Credentials.basic("kube", "kube", StandardCharsets.UTF_8);

  /** Returns the last segment of the path; for IAM, the kind of the requested token. */
  private static String name(Request request) {
    if (KUBE.equals(request.header("Authorization"))) {
      return "kube token";
    }
    if (body(request).contains("delegated_refresh_token")) {
      return "delegated token";
    }
    List<String> path = request.url().pathSegments();
    return path.get(path.size() - 1);
  }

  private static String body(Request request) {
    Buffer text = new Buffer();
    try {
      if (request.body() != null) {
        request.body().writeTo(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.readUtf8();
  }

  private static String name(RecordedCall call) {
    return call.path().substring(call.path().lastIndexOf('/') + 1);
  }

  private static List<String> names(TestCloud test) {
    return test.cloud.requests().stream().map(AccessCostTest::name).toList();
  }

  @Test
  @DisplayName("With an API key: login; cluster and roles; status and Kubernetes token; version")
  void apiKey() {
    ConcurrentRequests together =
        new ConcurrentRequests(
            AccessCostTest::name,
            List.of("getCluster", "applyRBACAndGetKubeconfig"),
            List.of("getRBACStatus", "kube token"));
    try (TestCloud test = cloud();
        KubernetesAccess access =
            test.service(
                    Credential.apiKey(test.cloud.apiKey()),
                    Scope.none(),
                    http -> http.addNetworkInterceptor(together))
                .connect("mycluster", KubernetesOptions.standard())) {
      assertThat(access.version().minor()).isEqualTo("30");
      assertThat(names(test))
          .containsExactlyInAnyOrder(
              "token",
              "getCluster",
              "applyRBACAndGetKubeconfig",
              "token",
              "getRBACStatus",
              "version");
    }
  }

  @Test
  @DisplayName(
      "With a session, the two token exchanges run concurrently with the requests for the cluster")
  void session() {
    ConcurrentRequests together =
        new ConcurrentRequests(
            AccessCostTest::name,
            List.of("getCluster", "applyRBACAndGetKubeconfig", "delegated token"),
            List.of("getRBACStatus", "kube token"));
    try (TestCloud test = cloud();
        KubernetesAccess access =
            test.service(
                    Credential.password(test.cloud.user(), test.cloud.password()),
                    Scope.builder().account(test.cloud.accountId()).build(),
                    http -> http.addNetworkInterceptor(together))
                .connect("mycluster", KubernetesOptions.standard())) {
      assertThat(access.version().minor()).isEqualTo("30");
      assertThat(names(test)).hasSize(7).startsWith("token").endsWith("version");
    }
  }

  @Test
  @DisplayName(
      "A second access to a cluster takes two round trips, a first access to another one three")
  void again() {
    try (TestCloud test = cloud()) {
      KubernetesService service = test.service();
      connectAndAsk(service, "mycluster");
      test.cloud.clearRequests();
      connectAndAsk(service, "mycluster");
      assertThat(names(test))
          .containsExactlyInAnyOrder("getCluster", "applyRBACAndGetKubeconfig", "version")
          .endsWith("version");

      test.cloud.clearRequests();
      connectAndAsk(service, "vpc-kubernetes");
      assertThat(names(test))
          .containsExactlyInAnyOrder(
              "getCluster", "applyRBACAndGetKubeconfig", "getRBACStatus", "version")
          .endsWith("getRBACStatus", "version");
    }
  }

  @Test
  @DisplayName("Roles that were synchronized long ago are awaited again")
  void rolesOfLongAgo() {
    try (TestCloud test = cloud()) {
      KubernetesService service = test.service();
      connectAndAsk(service, "mycluster");
      test.time.advance(Duration.ofMinutes(6));
      test.cloud.clearRequests();
      connectAndAsk(service, "mycluster");
      assertThat(names(test)).contains("getRBACStatus");
    }
  }

  @Test
  @DisplayName("A second access to an OpenShift cluster needs no discovery and no role status")
  void openShiftAgain() {
    try (TestCloud test = cloud()) {
      KubernetesService service = test.service();
      connectAndAsk(service, "vpc-openshift");
      assertThat(names(test)).contains("oauth-authorization-server", "authorize");
      test.cloud.clearRequests();
      connectAndAsk(service, "vpc-openshift");
      assertThat(names(test))
          .containsExactlyInAnyOrder(
              "getCluster", "applyRBACAndGetKubeconfig", "authorize", "version")
          .endsWith("authorize", "version");
    }
  }

  @Test
  @DisplayName("Closing an access doesn't affect the token of other accesses")
  void closesItsOwn() {
    try (TestCloud test = cloud()) {
      KubernetesService service = test.service();
      KubernetesAccess first = service.connect("mycluster", KubernetesOptions.standard());
      try (KubernetesAccess second = service.connect("mycluster", KubernetesOptions.standard())) {
        first.version();
        first.close();
        test.cloud.clearRequests();
        assertThat(second.version().minor()).isEqualTo("30");
        assertThat(names(test)).containsExactly("version");
      }
    }
  }

  @Test
  @DisplayName("A cluster that is known to be reached publicly is asked for its kubeconfig at once")
  void knownCluster() {
    ConcurrentRequests together =
        new ConcurrentRequests(
            AccessCostTest::name, List.of("getCluster", "applyRBACAndGetKubeconfig"));
    AtomicBoolean second = new AtomicBoolean();
    try (TestCloud test = cloud()) {
      KubernetesService service =
          test.service(
              Credential.apiKey(test.cloud.apiKey()),
              Scope.none(),
              http ->
                  http.addNetworkInterceptor(
                      chain ->
                          second.get()
                              ? together.intercept(chain)
                              : chain.proceed(chain.request())));
      connectAndAsk(service, "vpc-kubernetes");
      second.set(true);
      connectAndAsk(service, "vpc-kubernetes");
    }
  }

  @Test
  @DisplayName("A Satellite cluster that is known takes one kubeconfig, that of its link")
  void knownSatelliteCluster() {
    try (TestCloud test = cloud()) {
      KubernetesService service =
          test.service(Credential.password(test.cloud.user(), test.cloud.password()));
      connectAndAsk(service, "satellite-openshift");
      test.cloud.clearRequests();
      connectAndAsk(service, "satellite-openshift");
      assertThat(names(test)).containsExactly("getCluster", "applyRBACAndGetKubeconfig", "version");
    }
  }

  @Test
  @DisplayName("An administrator's access takes no Kubernetes token, with a session neither")
  void administratorTakesNoToken() {
    try (TestCloud test = cloud()) {
      KubernetesService service =
          test.service(Credential.password(test.cloud.user(), test.cloud.password()));
      try (KubernetesAccess access =
          service.connect("mycluster", KubernetesOptions.builder().administrator().build())) {
        access.version();
      }
      assertThat(test.cloud.iam().tokenRequests())
          .noneMatch(call -> call.form("response_type").orElse("").contains("delegated"));
    }
  }

  @Test
  @DisplayName("An OpenShift cluster that is known takes no Kubernetes token")
  void knownOpenShiftCluster() {
    try (TestCloud test = cloud()) {
      KubernetesService service =
          test.service(Credential.password(test.cloud.user(), test.cloud.password()));
      connectAndAsk(service, "vpc-openshift");
      connectAndAsk(service, "mycluster");
      test.time.advance(Duration.ofHours(2));
      test.cloud.clearRequests();
      connectAndAsk(service, "vpc-openshift");
      assertThat(test.cloud.iam().tokenRequests())
          .noneMatch(call -> call.form("response_type").orElse("").contains("delegated"));
    }
  }

  /** Returns a fake cloud that synchronizes roles immediately. */
  private static TestCloud cloud() {
    return new TestCloud(builder -> builder.lifeCycle(LifeCycleTimes.all(Duration.ZERO)));
  }

  private static void connectAndAsk(KubernetesService service, String cluster) {
    try (KubernetesAccess access = service.connect(cluster, KubernetesOptions.standard())) {
      assertThat(access.version().major()).isEqualTo("1");
    }
  }
}
