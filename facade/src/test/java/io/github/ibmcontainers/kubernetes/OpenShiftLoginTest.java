package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login to OpenShift clusters of the fake cloud. */
class OpenShiftLoginTest {
  private static final String CLUSTER = "vpc-openshift";

  @Test
  @DisplayName("#101 #102 the guide's requests from an API key to a token and the API, in order")
  void guideOnOpenShift() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(CLUSTER)) {
      assertThat(access.currentUser()).isEqualTo("IAM#" + test.cloud.user());
      try (Response pods = access.execute(access.get("/api/v1/pods"))) {
        assertThat(pods.code()).isEqualTo(200);
      }

      assertThat(test.calls(Service.CONTAINERS))
          .containsOnlyOnce(
              "GET /global/v2/getCluster", "POST /global/v2/applyRBACAndGetKubeconfig")
          .containsSubsequence(
              "POST /global/v2/applyRBACAndGetKubeconfig", "GET /global/v2/getRBACStatus");
      assertThat(test.calls(Service.KUBERNETES))
          .containsExactly(
              "GET /.well-known/oauth-authorization-server",
              "GET /apis/user.openshift.io/v1/users/~",
              "GET /api/v1/pods");
      RecordedCall discovery = test.cloud.kubernetes().requests().get(0);
      assertThat(discovery.credential()).isEqualTo(CredentialKind.NONE);
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).containsExactly("GET /oauth/authorize");
      RecordedCall authorize = test.last(Service.OPENSHIFT_OAUTH);
      assertThat(authorize.query("response_type")).contains("token");
      assertThat(authorize.query("client_id")).contains("openshift-challenging-client");
      assertThat(authorize.header("X-CSRF-Token")).isPresent();
      assertThat(authorize.header("Authorization"))
          .contains(Credentials.basic("apikey", test.cloud.apiKey(), StandardCharsets.UTF_8));
      // The OAuth server has its own port.
      assertThat(authorize.url().port()).isNotEqualTo(access.connection().server().port());
      // No passcode was created for the login, and no token of the client kube.
      assertThat(test.calls(Service.IAM)).containsExactly("POST /identity/token");
      assertThat(test.last(Service.KUBERNETES).credential())
          .isEqualTo(CredentialKind.OPENSHIFT_TOKEN);
      assertThat(test.cloud.misdirectedCredentials()).isEmpty();
      assertThat(access.openShift().orElseThrow().toString()).doesNotContain(test.cloud.apiKey());
    }
  }

  @Test
  @DisplayName("#113 each request of a login ends after half a minute, also one that is slow")
  void limited() {
    List<Duration> limits = new CopyOnWriteArrayList<>();
    Interceptor observer =
        chain -> {
          if (chain.request().url().encodedPath().contains("oauth")) {
            limits.add(Duration.ofNanos(chain.call().timeout().timeoutNanos()));
          }
          return chain.proceed(chain.request());
        };
    try (TestCloud test = new TestCloud();
        KubernetesAccess access =
            test.service(
                    Credential.apiKey(test.cloud.apiKey()),
                    Scope.none(),
                    http -> http.addInterceptor(observer))
                .connect(CLUSTER, KubernetesOptions.standard())) {
      access.version();
    }
    assertThat(limits).hasSize(2).containsOnly(Duration.ofSeconds(30));
  }

  @Test
  @DisplayName("#101 the roles are synchronized before the first login")
  void rolesBeforeLogin() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(CLUSTER)) {
      access.version();
      List<String> services =
          test.cloud.requests().stream().map(call -> call.service().name()).toList();
      assertThat(services.lastIndexOf("CONTAINERS"))
          .isLessThan(services.indexOf("OPENSHIFT_OAUTH"));
    }
  }

  @Test
  @DisplayName("#97 a token is used for its 24 hours, then the login is repeated")
  void tokenOfADay() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(CLUSTER)) {
      access.version();
      test.time.advance(Duration.ofHours(23));
      access.version();
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).hasSize(1);
      test.time.advance(Duration.ofHours(1));
      access.version();
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).hasSize(2);
      assertThat(statuses(test)).containsOnly(200);
    }
  }

  @Test
  @DisplayName("#97 a revoked token is replaced after one 401")
  void revokedToken() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(CLUSTER)) {
      access.version();
      test.cloud.cluster(CLUSTER).revokeOpenShiftTokens();
      assertThat(access.version().major()).isEqualTo("1");
      assertThat(statuses(test)).containsExactly(200, 200, 401, 200);
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  AUTOMATIC, c101-e.eu-de.containers.cloud.ibm.com",
    "true,  true,  PUBLIC,    c101-e.eu-de.containers.cloud.ibm.com",
    "false, true,  AUTOMATIC, c101-e.private.eu-de.containers.cloud.ibm.com",
    "false, true,  PRIVATE,   c101-e.private.eu-de.containers.cloud.ibm.com",
    "false, true,  VPE,       ID.vpe.private.eu-de.containers.cloud.ibm.com",
    "false, false, VPE,       ID.vpe.private.eu-de.containers.cloud.ibm.com",
    "false, false, AUTOMATIC, ID.vpe.private.eu-de.containers.cloud.ibm.com",
  })
  @DisplayName(
      "#100 server and OAuth server use the host of the signed certificate and keep their ports")
  void signedNames(boolean publicOn, boolean privateOn, ClusterEndpoint asked, String host) {
    try (TestCloud test =
        new TestCloud(
            builder ->
                builder
                    .ibmHostNames()
                    .noDefaultClusters()
                    .cluster(ClusterSpec.classic("other"))
                    .cluster(
                        ClusterSpec.vpc("mine")
                            .in("eu-de", "eu-de-1")
                            .withOpenShift("4.16.20")
                            .withEndpoints(publicOn, privateOn)))) {
      String wanted = host.replace("ID", test.cloud.cluster("mine").id());
      try (KubernetesAccess access =
          test.service().connect("mine", KubernetesOptions.builder().endpoint(asked).build())) {
        assertThat(access.version().major()).isEqualTo("1");
        assertThat(access.connection().server().host()).isEqualTo(wanted);
        assertThat(access.connection().authorities()).isEmpty();
        OAuthServer oauth = access.openShift().orElseThrow().discover();
        assertThat(oauth.authorizationEndpoint().host()).isEqualTo(wanted);
        assertThat(oauth.authorizationEndpoint().encodedPath()).isEqualTo("/oauth/authorize");
        assertThat(oauth.authorizationEndpoint().port())
            .isNotEqualTo(access.connection().server().port());
        assertThat(test.last(Service.KUBERNETES).url().port())
            .isEqualTo(test.cloud.cluster("mine").privateUrl().port());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRIVATE", "VPE"})
  @DisplayName("#100 private hosts are rejected while the public endpoint is enabled")
  void privateNamesNeedThePublicOff(ClusterEndpoint asked) {
    try (TestCloud test = new TestCloud()) {
      assertThatThrownBy(
              () ->
                  test.service()
                      .connect(CLUSTER, KubernetesOptions.builder().endpoint(asked).build()))
          .isInstanceOf(EndpointUnavailableException.class)
          .hasMessageContaining("only while the public endpoint is disabled");
      assertThat(test.calls(Service.CONTAINERS)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @DisplayName("Intermittent 500 responses of discovery and login are retried")
  void intermittent500(int failures) {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(CLUSTER)) {
      test.cloud.openShiftOAuth().failNext(failures, Fault.status(500));
      test.cloud
          .kubernetes()
          .faults()
          .onPath("/.well-known/oauth-authorization-server")
          .next(failures, Fault.status(500));
      assertThat(access.version().major()).isEqualTo("1");
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).hasSize(failures + 1);
      assertThat(test.time.sleeps().stream().filter(Duration.ofMillis(200)::equals))
          .hasSize(2 * failures);
    }
  }

  @Test
  @DisplayName(
      "#101 a persistent 500, a 401, a 200 and a redirect without a token are typed, without anonymous calls")
  void responsesWithoutToken() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(CLUSTER)) {
      expectFailure(test, access, 3, Fault.status(500), "redirect (status 500)");
      expectFailure(test, access, 1, Fault.status(401), "rejected the API key (status 401)");
      expectFailure(test, access, 1, Fault.status(200).body("<html>"), "redirect (status 200)");
      HttpUrl elsewhere = test.cloud.unrelatedHost();
      expectFailure(test, access, 1, redirect(elsewhere + "oauth/token/implicit"), "no token");
      expectFailure(
          test, access, 1, redirect(elsewhere + "#access_token=&expires_in=3"), "no token");
      expectFailure(
          test, access, 1, redirect(elsewhere + "#access_token=abc&token_type=mac"), "bearer");
      expectFailure(
          test,
          access,
          1,
          redirect(elsewhere + "#error=access_denied&error_description=not+for%20you"),
          "access_denied, not for you");
      expectFailure(
          test,
          access,
          1,
          redirect(elsewhere + "?x=1#state=1&error=server_error&access_token=abc"),
          "server_error");
      assertThat(test.calls(Service.UNRELATED_HOST)).isEmpty();
      assertThat(test.cloud.kubernetes().requests())
          .allMatch(call -> call.path().startsWith("/.well-known/"));
    }
  }

  private static Fault redirect(String location) {
    return Fault.status(302).header("Location", location);
  }

  private static void expectFailure(
      TestCloud test, KubernetesAccess access, int times, Fault fault, String words) {
    test.cloud.openShiftOAuth().failNext(times, fault);
    assertThatThrownBy(access::version)
        .isInstanceOf(OpenShiftLoginException.class)
        .hasMessageContaining("The OpenShift login failed")
        .hasMessageContaining(words)
        .hasMessageNotContaining(test.cloud.apiKey());
  }

  @Test
  @DisplayName("#101 the token is decoded from any position of the fragment")
  void tokenAnywhere() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(CLUSTER)) {
      test.cloud
          .openShiftOAuth()
          .failNext(
              1,
              redirect(
                  "https://127.0.0.1/x?access_token=wrong#scope=user%3Afull&expires_in=60"
                      + "&access_token=sha256%7Ea%2Bb%3D&token_type=Bearer"));
      ClusterToken token = access.openShift().orElseThrow().login();
      assertThat(token.value()).isEqualTo("sha256~a+b=");
      assertThat(Duration.between(test.time.now(), token.expiry()))
          .isEqualTo(Duration.ofSeconds(60));
      assertThat(token.toString()).doesNotContain("sha256");
    }
  }

  @Test
  @DisplayName("#55 #101 discovery that returns a foreign host, or none, receives no API key")
  void discoveryOfAForeignHost() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access = test.connect(CLUSTER)) {
      for (String body :
          List.of(
              "{\"authorization_endpoint\":\"https://evil.example/oauth/authorize\"}",
              "{\"authorization_endpoint\":\"http://127.0.0.1:1/oauth/authorize\"}",
              "{\"authorization_endpoint\":\"https://c999-e.us-south.containers.cloud.ibm.com:30001/oauth/authorize\"}",
              "{\"authorization_endpoint\":\"no url\"}",
              "{\"issuer\":\"https://127.0.0.1\"}",
              "[]",
              "<html>")) {
        test.cloud
            .kubernetes()
            .faults()
            .onPath("/.well-known/oauth-authorization-server")
            .next(1, Fault.status(200).body(body));
        assertThatThrownBy(access::version).as(body).isInstanceOf(OpenShiftLoginException.class);
      }
      test.cloud
          .kubernetes()
          .faults()
          .onPath("/.well-known/oauth-authorization-server")
          .next(1, Fault.status(404));
      assertThatThrownBy(access::version)
          .isInstanceOfSatisfying(
              OpenShiftLoginException.class, e -> assertThat(e.status()).isEqualTo(404));
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).isEmpty();
    }
  }

  @Test
  @DisplayName("#102 a password session creates a passcode; IAM's 429 is waited for")
  void passcodeOfASession() {
    try (TestCloud test = new TestCloud(builder -> builder.passcodesPerMinute(1));
        KubernetesAccess access =
            test.service(Credential.password(test.cloud.user(), test.cloud.password()))
                .connect(CLUSTER, KubernetesOptions.standard())) {
      assertThat(access.currentUser()).isEqualTo("IAM#" + test.cloud.user());
      assertThat(test.last(Service.OPENSHIFT_OAUTH).header("Authorization").orElseThrow())
          .startsWith("Basic cGFzc2NvZGU6");
      int sleeps = test.time.sleeps().size();

      test.cloud.cluster(CLUSTER).revokeOpenShiftTokens();
      assertThat(access.version().major()).isEqualTo("1");
      assertThat(test.time.sleeps().subList(sleeps, test.time.sleeps().size()))
          .contains(Duration.ofSeconds(15));
      assertThat(
              test.cloud.iam().requests().stream()
                  .filter(call -> call.path().equals("/identity/passcode"))
                  .map(call -> call.status().orElse(0)))
          .startsWith(200, 429)
          .endsWith(200);
    }
  }

  @Test
  @DisplayName("#102 a persistent 429 is reported")
  void persistentPasscodeLimit() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access =
            test.service(Credential.password(test.cloud.user(), test.cloud.password()))
                .connect(CLUSTER, KubernetesOptions.standard())) {
      test.cloud.iam().faults().onPath("/identity/passcode").always(Fault.rateLimitText());
      assertThatThrownBy(access::version).isInstanceOf(IamRateLimitedException.class);
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).isEmpty();
    }
  }

  @Test
  @DisplayName("#96 without API key and refresh token, the message names the alternatives")
  void noCredentialForTheLogin() {
    try (TestCloud test = new TestCloud()) {
      String token = test.cloud.iam().requests().isEmpty() ? iamToken(test) : "";
      try (KubernetesAccess access =
          test.service(Credential.bearerToken(token))
              .connect(CLUSTER, KubernetesOptions.standard())) {
        assertThatThrownBy(access::version)
            .isInstanceOf(LoginRequiredException.class)
            .hasMessageContaining("API key")
            .hasMessageContaining("administrator()");
      }
    }
  }

  private static String iamToken(TestCloud test) {
    okhttp3.OkHttpClient http = new okhttp3.OkHttpClient();
    return io.github.ibmcontainers.auth.TokenSource.builder(
            io.github.ibmcontainers.auth.IamClient.builder(http)
                .endpoint(test.cloud.endpoints().iam())
                .time(test.time)
                .build(),
            Credential.apiKey(test.cloud.apiKey()))
        .build()
        .get()
        .accessToken();
  }

  @Test
  void administratorOfOpenShift() {
    try (TestCloud test = new TestCloud();
        KubernetesAccess access =
            test.service().connect(CLUSTER, KubernetesOptions.builder().administrator().build())) {
      assertThat(access.version().major()).isEqualTo("1");
      assertThat(access.currentUser()).isEqualTo("admin");
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).isEmpty();
    }
  }

  @Test
  @DisplayName("A wrong API key fails at IAM before a request is sent to the cluster")
  void wrongKey() {
    try (TestCloud test = new TestCloud()) {
      assertThatThrownBy(
              () ->
                  test.service(Credential.apiKey("wrong-key-wrong-key"))
                      .connect(CLUSTER, KubernetesOptions.standard()))
          .isInstanceOf(BadCredentialException.class)
          .isInstanceOf(ContainersException.class)
          .hasMessageNotContaining("wrong-key");
      assertThat(test.calls(Service.OPENSHIFT_OAUTH)).isEmpty();
    }
  }

  private static List<Integer> statuses(TestCloud test) {
    return test.cloud.kubernetes().requests().stream()
        .map(call -> call.status().orElse(0))
        .toList();
  }
}
