package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.TrustedProfile;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.error.TlsException;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.Workload;
import io.github.ibmcontainers.testing.CapturedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access to the Kubernetes API of a cluster by name, against the fake cloud. */
class KubernetesAccessTest {
  private static final String KUBE = Credentials.basic("kube", "kube", StandardCharsets.UTF_8);
  private static final String BX = Credentials.basic("bx", "bx", StandardCharsets.UTF_8);

  @Test
  @DisplayName("#95 the requests of the guide's chapter on the Kubernetes API, in order")
  void guideOnTheKubernetesApi() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access =
            test.service(Credential.password(test.cloud.user(), test.cloud.password()))
                .connect("mycluster", KubernetesOptions.standard())) {
      KubernetesVersion version = access.version();

      assertThat(version.gitVersion()).isEqualTo("v1.30.6+IKS");
      assertThat(version.major() + "." + version.minor()).isEqualTo("1.30");
      assertThat(version.platform()).isEqualTo("linux/amd64");
      assertThat(test.calls(Service.CONTAINERS))
          .containsOnlyOnce(
              "GET /global/v2/getCluster", "POST /global/v2/applyRBACAndGetKubeconfig")
          .containsSubsequence(
              "POST /global/v2/applyRBACAndGetKubeconfig", "GET /global/v2/getRBACStatus");
      assertThat(test.calls(Service.KUBERNETES)).containsExactly("GET /version");

      List<RecordedCall> tokens = test.cloud.iam().tokenRequests();
      // The first two requests are the login, without and with the account.
      assertThat(tokens).hasSize(4);
      RecordedCall delegated = tokens.get(2);
      assertThat(delegated.header("Authorization")).contains(BX);
      assertThat(names(delegated))
          .containsExactlyInAnyOrder(
              "grant_type",
              "refresh_token",
              "response_type",
              "receiver_client_ids",
              "delegated_refresh_token_expiry");
      assertThat(delegated.form("grant_type")).contains("refresh_token");
      assertThat(delegated.form("response_type")).contains("delegated_refresh_token");
      assertThat(delegated.form("receiver_client_ids")).contains("kube");
      assertThat(delegated.form("delegated_refresh_token_expiry")).contains("600");
      RecordedCall exchange = tokens.get(3);
      assertThat(exchange.header("Authorization")).contains(KUBE);
      assertThat(names(exchange)).containsExactlyInAnyOrder("grant_type", "refresh_token");
      assertThat(exchange.form("grant_type"))
          .contains("urn:ibm:params:oauth:grant-type:delegated-refresh-token");

      assertThat(test.last(Service.KUBERNETES).credential())
          .isEqualTo(CredentialKind.IAM_KUBE_ID_TOKEN);
      assertThat(test.cloud.misdirectedCredentials()).isEmpty();
      // The connection trusts exactly the cluster's own CA.
      assertThat(access.connection().authorities())
          .containsExactly(test.cloud.cluster("mycluster").caCertificate());
    }
  }

  private static List<String> names(RecordedCall call) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < call.form().size(); i++) {
      names.add(call.form().name(i));
    }
    return names;
  }

  @Test
  @DisplayName("#95 the request for the delegated token contains the selected account")
  void namesTheAccount() {
    try (TestCloud test = new TestCloud()) {
      Scope scope = Scope.builder().account(test.cloud.accountId()).build();
      try (KubernetesAccess access =
          test.service(Credential.password(test.cloud.user(), test.cloud.password()), scope)
              .connect("mycluster", KubernetesOptions.standard())) {
        access.version();
      }
      assertThat(test.cloud.iam().tokenRequests().get(1).form("bss_account"))
          .contains(test.cloud.accountId());
    }
  }

  @Test
  @DisplayName("#96 an API key is exchanged by the client kube directly and needs no refresh token")
  void directExchangeByApiKey() {
    try (TestCloud test = new TestCloud(builder -> builder.issueRefreshTokens(false));
        KubernetesAccess access = test.connect("mycluster")) {
      assertThat(access.version().minor()).isEqualTo("30");
      RecordedCall shortCut = test.cloud.iam().tokenRequests().get(1);
      assertThat(shortCut.header("Authorization")).contains(KUBE);
      assertThat(shortCut.form("grant_type")).contains("urn:ibm:params:oauth:grant-type:apikey");
      assertThat(test.cloud.iam().tokenRequests()).hasSize(2);
    }
  }

  @Test
  @DisplayName(
      "#96 without refresh token and API key, the message names the alternatives, such as the certificate")
  void noRouteForAKubeToken(@TempDir Path directory) throws IOException {
    String profile = "Profile-9d1f6b2c-0000-4000-8000-000000000001";
    Path file = Files.writeString(directory.resolve("sa-token"), "compute-resource-token");
    try (TestCloud test =
        new TestCloud(
            builder ->
                builder
                    .issueRefreshTokens(false)
                    .computeResourceToken("compute-resource-token")
                    .trustedProfile(profile, "reader", accountOf()))) {
      KubernetesService service =
          test.service(Credential.computeResource(TrustedProfile.id(profile), file));
      try (KubernetesAccess access = service.connect("mycluster", KubernetesOptions.standard())) {
        assertThatThrownBy(access::version)
            .isInstanceOf(LoginRequiredException.class)
            .hasMessageContaining("refresh token or an API key")
            .hasMessageContaining("administrator()");
        assertThat(test.calls(Service.KUBERNETES)).isEmpty();
      }
      try (KubernetesAccess access =
          service.connect("mycluster", KubernetesOptions.builder().administrator().build())) {
        assertThat(access.version().minor()).isEqualTo("30");
        assertThat(access.connection().tokens()).isEmpty();
        assertThat(test.last(Service.KUBERNETES).header("Authorization")).isEmpty();
      }
    }
  }

  private static String accountOf() {
    try (TestCloud any = new TestCloud(builder -> builder.noDefaultClusters())) {
      return any.cloud.accountId();
    }
  }

  @Test
  @DisplayName("#97 an expiring token is replaced before the next request, once for all threads")
  void renewsBeforeExpiry() throws Exception {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      access.version();
      String first = bearer(test);
      int before = test.cloud.iam().tokenRequests().size();

      test.time.advance(Duration.ofMinutes(18));
      access.version();
      assertThat(bearer(test)).isEqualTo(first);

      // ID tokens are valid for 20 minutes, although the accompanying access token is valid for an
      // hour.
      test.time.advance(Duration.ofSeconds(70));
      inParallel(
          20,
          () -> {
            access.version();
            return 0;
          });
      assertThat(bearer(test)).isNotEqualTo(first);
      assertThat(test.cloud.iam().tokenRequests()).hasSize(before + 1);
      assertThat(statuses(test)).containsOnly(200);
    }
  }

  @Test
  @DisplayName("#97 a 401 causes one new token and one replay")
  void replaysOnceOn401() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      access.version();
      int before = test.cloud.iam().tokenRequests().size();
      test.cloud.clearRequests();
      test.cloud.kubernetes().failNext(1, Fault.status(401));
      assertThat(access.version().minor()).isEqualTo("30");
      assertThat(statuses(test)).containsExactly(401, 200);
      assertThat(test.cloud.iam().tokenRequests()).hasSize(1);
      assertThat(before).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("#51 #97 a second 401 is reported with its Status object")
  void reportsTheSecond401() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      test.cloud.kubernetes().failNext(2, Fault.status(401));
      assertThatThrownBy(access::version)
          .isInstanceOf(KubernetesApiException.Unauthorized.class)
          .hasMessageContaining("GET /version")
          .hasMessageContaining("401");
      assertThat(statuses(test)).containsExactly(401, 401);
    }
  }

  @Test
  @DisplayName("#52 a 403 is reported unchanged: no new token, no replay")
  void neverReplaysA403() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access =
            test.service()
                .connect("mycluster", KubernetesOptions.builder().withoutRbacSync().build())) {
      Call call = access.get("/api/v1/namespaces");
      assertThatThrownBy(() -> access.execute(call))
          .isInstanceOfSatisfying(
              KubernetesApiException.Forbidden.class,
              e -> {
                assertThat(e.status().reason()).contains("Forbidden");
                assertThat(e.status().message().orElseThrow()).contains("cannot list resource");
              })
          .hasMessageContaining("403 Forbidden");
      assertThat(statuses(test)).containsExactly(403);
      assertThat(test.cloud.iam().tokenRequests()).hasSize(2);
    }
  }

  @Test
  @DisplayName("#55 a cluster's token is sent to that cluster only")
  void rejectsOtherHosts() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      HttpUrl elsewhere = test.cloud.unrelatedHost();
      assertThatThrownBy(() -> access.call(new Request.Builder().url(elsewhere).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not for");
      for (String path : List.of("//evil.example/x", "https://evil.example/", "", "api")) {
        assertThatThrownBy(() -> access.get(path)).isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(test.calls(Service.UNRELATED_HOST)).isEmpty();
    }
  }

  @Test
  @DisplayName("#55 a redirect of the server isn't followed")
  void followsNoRedirect() throws IOException {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      test.cloud.kubernetes().failNext(1, Fault.redirect(test.cloud.unrelatedHost()));
      try (Response response = access.get("/api/v1/pods").execute()) {
        assertThat(response.code()).isBetween(300, 399);
      }
      assertThat(test.calls(Service.UNRELATED_HOST)).isEmpty();
    }
  }

  @Test
  void postsAndMapsConflicts() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      String namespace =
          "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"mine\"}}";
      try (Response response = access.execute(access.post("/api/v1/namespaces", namespace))) {
        assertThat(response.code()).isEqualTo(201);
      }
      assertThat(test.last(Service.KUBERNETES).body()).isEqualTo(namespace);
      assertThatThrownBy(() -> access.execute(access.post("/api/v1/namespaces", namespace)))
          .isInstanceOfSatisfying(
              KubernetesApiException.Conflict.class,
              e -> assertThat(e.status().reason()).contains("AlreadyExists"));
      assertThatThrownBy(() -> access.execute(access.get("/api/v1/namespaces/none")))
          .isInstanceOf(KubernetesApiException.NotFound.class)
          .hasMessageContaining("namespaces \"none\" not found");
      assertThatThrownBy(access::currentUser).isInstanceOf(KubernetesApiException.NotFound.class);
    }
  }

  @Test
  @DisplayName(
      "A watch delivers events, ends with the server's response, and uses a current token when reopened")
  void watches() {
    try (TestCloud test = new TestCloud(b -> b.maxWatchDuration(Duration.ofMillis(100)));
        KubernetesAccess access = test.connect("mycluster")) {
      List<String> types = new ArrayList<>();
      List<String> names = new ArrayList<>();
      String first;
      String version = "";
      try (KubernetesWatch watch = access.watch("/api/v1/namespaces")) {
        first = bearer(test);
        for (Optional<WatchEvent> event = watch.next(); event.isPresent(); event = watch.next()) {
          var metadata = event.get().object().getAsJsonObject("metadata");
          types.add(event.get().type());
          names.add(metadata.get("name").getAsString());
          version = metadata.get("resourceVersion").getAsString();
        }
      }
      assertThat(names).contains("default", "kube-system");
      assertThat(types).containsOnly("ADDED");
      assertThat(test.last(Service.KUBERNETES).query("watch")).contains("true");

      test.time.advance(Duration.ofHours(3));
      test.cloud
          .cluster("mycluster")
          .pods()
          .deploy(Workload.barePod("one").inNamespace("new-namespace"));
      String path = "/api/v1/namespaces?resourceVersion=" + version;
      try (KubernetesWatch watch = access.watch(path)) {
        Optional<WatchEvent> next = watch.next();
        assertThat(next.orElseThrow().object().toString()).contains("\"new-namespace\"");
      }
      assertThat(bearer(test)).isNotEqualTo(first);
      assertThat(test.last(Service.KUBERNETES).query("resourceVersion")).contains(version);
      assertThat(statuses(test)).containsOnly(200);
    }
  }

  @Test
  @DisplayName(
      "#88 certificates are verified by default; insecure() applies to one cluster and logs one warning")
  void insecureIsExplicit() {
    try (TestCloud test = new TestCloud()) {
      String foreignCa =
          new okhttp3.tls.HeldCertificate.Builder()
              .certificateAuthority(0)
              .build()
              .certificatePem();
      try (CapturedLog log = new CapturedLog("io.github.ibmcontainers.kubernetes", Level.ALL);
          KubernetesAccess checked =
              test.service()
                  .connect(
                      "mycluster",
                      KubernetesOptions.builder().certificateAuthority(foreignCa).build());
          KubernetesAccess unchecked =
              test.service()
                  .connect(
                      "mycluster",
                      KubernetesOptions.builder()
                          .certificateAuthority(foreignCa)
                          .insecure()
                          .build())) {
        assertThatThrownBy(checked::version)
            .isInstanceOf(TlsException.class)
            .hasMessageContaining("not signed by the cluster's CA");
        assertThat(unchecked.version().minor()).isEqualTo("30");
        assertThat(unchecked.version().minor()).isEqualTo("30");
        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().get(0)).contains("mycluster").contains("not verified");
        assertThatThrownBy(
                () ->
                    unchecked.call(
                        new Request.Builder().url("https://localhost:1/version").build()))
            .isInstanceOf(IllegalArgumentException.class);
        assertThat(unchecked.kubeconfig().cluster().insecure()).isTrue();
        assertThat(checked.kubeconfig().cluster().insecure()).isFalse();
      }
    }
  }

  @Test
  @DisplayName("#28 #69 neither toString nor messages contain a token or key")
  void showsNoSecret() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect("mycluster")) {
      String token = access.connection().token();
      ClusterTokenSource source = access.connection().tokens().orElseThrow();
      assertThat(
              List.of(
                  access.toString(),
                  access.connection().toString(),
                  source.toString(),
                  source.get().toString(),
                  access.kubeconfig().toString(),
                  access.kubeconfig().user().toString()))
          .noneMatch(text -> text.contains(token) || text.contains("eyJ"));
    }
  }

  @Test
  void closedAccessSendsNoRequests() {
    try (TestCloud test = new TestCloud()) {
      KubernetesAccess access = test.connect("mycluster");
      access.version();
      access.close();
      test.cloud.clearRequests();
      assertThatThrownBy(access::version)
          .isInstanceOf(ContainersException.class)
          .hasMessageContaining("closed");
      assertThat(test.cloud.requests()).isEmpty();
    }
  }

  @Test
  @DisplayName("#58 after an expired session, the API key is used, or a password logs in again")
  void expiredSession() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess byKey = test.connect("mycluster");
        KubernetesAccess byPassword =
            test.service(Credential.password(test.cloud.user(), test.cloud.password()))
                .connect("mycluster", KubernetesOptions.standard())) {
      byKey.version();
      byPassword.version();
      for (KubernetesAccess access : List.of(byKey, byPassword)) {
        test.time.advance(Duration.ofMinutes(30));
        test.cloud
            .iam()
            .faults()
            .next(
                1,
                Fault.status(400)
                    .body("{\"errorCode\":\"BXNIM0408E\",\"errorMessage\":\"expired\"}")
                    .contentType("application/json"));
        assertThat(access.version().minor()).isEqualTo("30");
      }
    }
  }

  private static String bearer(TestCloud test) {
    return test.last(Service.KUBERNETES).header("Authorization").orElseThrow();
  }

  private static List<Integer> statuses(TestCloud test) {
    return test.cloud.kubernetes().requests().stream()
        .map(call -> call.status().orElse(0))
        .toList();
  }

  private static <T> Set<T> inParallel(int threads, Callable<T> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier barrier = new CyclicBarrier(threads);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(
            pool.submit(
                () -> {
                  barrier.await();
                  return task.call();
                }));
      }
      Set<T> results = new java.util.HashSet<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
