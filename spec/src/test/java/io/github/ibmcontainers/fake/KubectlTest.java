package io.github.ibmcontainers.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ibmcontainers.fake.Http.Answer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kubectl with Kubernetes and OpenShift clusters, if it is on the PATH. */
@Timeout(120)
class KubectlTest {
  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers: [{name: main, image: nginx}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web}
      spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
      """;

  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .lifeCycle(LifeCycleTimes.instant())
          .maxWatchDuration(Duration.ofSeconds(1))
          .idTokenLifetime(Duration.ofMinutes(5))
          .start();
  private final Http http = new Http();

  @TempDir private Path directory;

  @BeforeEach
  void needsKubectl() {
    assumeTrue(
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl"))),
        "kubectl is not on the PATH");
  }

  @AfterEach
  void close() {
    http.close();
    cloud.close();
  }

  @Test
  void worksOnKubernetes() throws Exception {
    kubeconfig("vpc-kubernetes", "");
    commonCommands("vpc-kubernetes");
    // OpenAPI version 2 in protobuf isn't served; kubectl works without it.
    assertUnsuccessful(
        "GET /api/v1/namespaces/default/pods/nothing 404",
        "GET /api/v1/namespaces/default/services/web 404",
        "GET /apis/apps/v1/namespaces/default/deployments/web 404",
        "GET /apis/policy/v1/namespaces/default/poddisruptionbudgets/web 404",
        "GET /openapi/v2 406");
  }

  @Test
  void worksOnOpenShift() throws Exception {
    kubeconfig("vpc-openshift", openShiftUser());
    commonCommands("vpc-openshift");
    kubectl("create", "--raw", "/apis/project.openshift.io/v1/projectrequests", "-f", request());

    assertThat(kubectl("get", "projects", "-o", "name"))
        .contains("project.project.openshift.io/shop");
    assertThat(kubectl("get", "clusterversion", "version")).contains("4.16.20");
    assertThat(kubectl("get", "users", "~", "-o", "name")).contains("IAM#" + cloud.user());
  }

  private String request() throws IOException {
    return Files.writeString(
            directory.resolve("project.json"),
            "{\"kind\":\"ProjectRequest\",\"apiVersion\":\"project.openshift.io/v1\","
                + "\"metadata\":{\"name\":\"shop\"}}")
        .toString();
  }

  /** Get, apply, watch, label, cordon, drain, delete and can-i. */
  private void commonCommands(String cluster) throws Exception {
    String manifest = Files.writeString(directory.resolve("app.yaml"), MANIFEST).toString();
    assertThat(kubectl("apply", "-f", manifest)).contains("deployment.apps/web created");
    assertThat(kubectl("apply", "-f", manifest)).contains("deployment.apps/web unchanged");
    assertThat(kubectl("rollout", "status", "deployment/web", "--timeout=10s"))
        .contains("successfully rolled out");
    assertThat(kubectl("get", "pods", "-l", "app=web", "-o", "wide"))
        .contains("NODE")
        .contains("Running");
    assertThat(kubectl("get", "ns", "-w", "--request-timeout=1s")).contains("kube-system");
    String node = cloud.cluster(cluster).nodes().get(0).name();
    kubectl("label", "node", node, "tier=one");
    assertThat(kubectl("get", "no", "-l", "tier=one")).contains(node).contains("Ready");
    kubectl("cordon", node);
    assertThat(kubectl("get", "nodes")).contains("SchedulingDisabled");
    assertThat(kubectl("drain", node, "--ignore-daemonsets", "--timeout=20s"))
        .contains("node/" + node + " drained");
    assertThat(cloud.cluster(cluster).nodes().get(0).pods()).isEmpty();
    assertThat(cloud.cluster(cluster).disruptions().evictions()).isPositive();
    kubectl("uncordon", node);
    assertThat(kubectl("auth", "can-i", "delete", "nodes")).contains("yes");
    assertThat(kubectl("delete", "-f", manifest)).contains("\"web\" deleted");
    assertThat(run("get", "pod", "nothing")).contains("pods \"nothing\" not found");
    assertThat(cloud.cluster(cluster).pods().names()).isEmpty();
  }

  private void kubeconfig(String cluster, String user) throws Exception {
    String bearer = "Bearer " + token();
    Answer config =
        http.json(
            "POST",
            HttpUrl.get(cloud.endpoints().containers() + "/v2/applyRBACAndGetKubeconfig"),
            "{\"cluster\":\"" + cluster + "\",\"format\":\"yaml\"}",
            "Authorization",
            bearer);
    String text = config.body();
    if (!user.isEmpty()) {
      Path ca = Files.writeString(directory.resolve("ca.pem"), cloud.publicCaPem());
      text =
          text.replace("user: \"\"", "user: me")
              .replace("users: []", "users:\n- name: me\n  user: {token: " + user + "}")
              .replace("    server:", "    certificate-authority: " + ca + "\n    server:");
    }
    Files.writeString(directory.resolve("config"), text);
    String status = "/v2/getRBACStatus?cluster=" + cluster;
    HttpUrl url = HttpUrl.get(cloud.endpoints().containers() + status);
    while (!http.get(url, "Authorization", bearer).body().contains("\"synchronized\":true")) {
      Thread.onSpinWait();
    }
  }

  private String token() throws IOException {
    return http.form(
            cloud.endpoints().token(),
            form -> form.add("grant_type", Http.URN + "apikey").add("apikey", cloud.apiKey()),
            "Authorization",
            Http.BX)
        .text("access_token");
  }

  private String openShiftUser() throws IOException {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(cloud.publicCaCertificate())
            .build();
    try (Http master =
        new Http(
            new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .followRedirects(false)
                .build())) {
      String base = cloud.cluster("vpc-openshift").masterUrl().toString();
      String authorize =
          master
              .get(HttpUrl.get(base + ".well-known/oauth-authorization-server"))
              .text("authorization_endpoint");
      Answer login =
          master.send(
              new Request.Builder()
                  .url(authorize + "?response_type=token&client_id=openshift-challenging-client")
                  .header("Authorization", Credentials.basic("apikey", cloud.apiKey()))
                  .header("X-CSRF-Token", "a")
                  .build());
      return login.headers().get("Location").replaceAll(".*access_token=([^&]+).*", "$1");
    }
  }

  private String kubectl(String... arguments) throws Exception {
    Process process = start(arguments);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    boolean watch = List.of(arguments).contains("-w");
    assertThat(process.waitFor() == 0 || watch)
        .as("kubectl %s: %s", List.of(arguments), output)
        .isTrue();
    return output;
  }

  private String run(String... arguments) throws Exception {
    return new String(start(arguments).getInputStream().readAllBytes(), UTF_8);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", "config"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    List.of("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "KUBECONFIG")
        .forEach(environment::remove);
    environment.put("HOME", directory.toString());
    return builder.redirectErrorStream(true).start();
  }

  /**
   * The calls that got no success: kubectl looks whether something exists before it creates it, and
   * whether an evicted pod has gone.
   */
  private void assertUnsuccessful(String... expected) {
    TreeSet<String> refused = new TreeSet<>();
    for (RecordedCall call : cloud.kubernetes().requests()) {
      if (call.status().orElse(200) >= 300 && !call.path().contains("/pods/web-")) {
        refused.add(call.method() + " " + call.path() + " " + call.status().getAsInt());
      }
    }
    assertThat(refused).containsExactly(expected);
  }
}
