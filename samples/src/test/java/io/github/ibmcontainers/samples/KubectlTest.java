package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kubeconfigs created by this library, used by kubectl if it is installed. */
@Timeout(180)
class KubectlTest {
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .idTokenLifetime(Duration.ofSeconds(5))
          .maxWatchDuration(Duration.ofSeconds(1))
          .start();
  private final ContainersClient client =
      ContainersClient.builder()
          .credential(Credential.apiKey(cloud.apiKey()))
          .endpoints(
              Endpoints.of(
                  cloud.endpoints().iam(),
                  cloud.endpoints().accounts(),
                  cloud.endpoints().containers()))
          .build();

  @TempDir Path directory;

  @BeforeEach
  void needsKubectl() {
    assumeThat(List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)))
        .as("kubectl on the PATH")
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
  }

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  @Test
  @DisplayName(
      "A token and an administrator's certificate are accepted, and the CA verifies the server")
  void tokenAndCertificate() throws Exception {
    KubernetesOptions administrator = KubernetesOptions.builder().administrator().build();
    for (KubernetesOptions options : List.of(KubernetesOptions.standard(), administrator)) {
      Path file = directory.resolve(options.isAdministrator() ? "admin" : "token");
      try (KubernetesAccess access = client.kubernetes("mycluster", options)) {
        access.kubeconfig().writeTo(file);
      }
      Run run = kubectl(file, "get", "namespaces", "-o", "name");
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("namespace/default", "namespace/kube-system");
    }
    Path wrong = directory.resolve("wrong");
    try (KubernetesAccess access = client.kubernetes("mycluster");
        KubernetesAccess other = client.kubernetes("vpc-kubernetes")) {
      Files.writeString(
          wrong,
          access
              .kubeconfig()
              .render()
              .replace(access.connection().serverUrl(), other.connection().serverUrl()));
    }
    assertThat(kubectl(wrong, "get", "namespaces").err()).contains("certificate");
  }

  @Test
  @DisplayName(
      "#97 kubectl lists namespaces with a kubeconfig that runs the sample, and its watch outlives its tokens")
  void execUser() throws Exception {
    Path file = directory.resolve(".kube").resolve("config");
    SampleProcess made =
        SampleProcess.run(
            KubectlToken.class, environment(), "kubeconfig", "mycluster", file.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(Files.readString(file)).doesNotContain("token:").doesNotContain("eyJ");
    assertThat(kubectl(file, "get", "namespaces", "-o", "name").out())
        .contains("namespace/default");

    // kubectl lists and watches repeatedly for a condition that never occurs, across three tokens.
    Process kubectl =
        start(
                file,
                "wait",
                "namespace/default",
                "--for=jsonpath={.status.phase}=Gone",
                "--timeout=90s")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (watchTokens().size() < 3 && !kubectl.waitFor(100, TimeUnit.MILLISECONDS)) {
        // waitFor is the delay.
      }
      assertThat(kubectl.isAlive()).isTrue();
    } finally {
      kubectl.destroy();
      kubectl.waitFor();
    }
    assertThat(watchTokens()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(cloud.kubernetes().requests())
        .filteredOn(call -> call.status().isPresent())
        .allMatch(call -> call.status().orElse(0) == 200);
  }

  private Set<String> watchTokens() {
    return cloud.kubernetes().requests().stream()
        .filter(call -> call.query("watch").isPresent())
        .map(call -> call.header("Authorization").orElse(""))
        .collect(Collectors.toSet());
  }

  private record Run(String out, String err) {}

  private Run kubectl(Path kubeconfig, String... arguments)
      throws IOException, InterruptedException {
    Path err = directory.resolve("err");
    Process process =
        start(kubeconfig, arguments).redirectErrorStream(false).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return new Run(out, Files.readString(err));
  }

  private ProcessBuilder start(Path kubeconfig, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "kubectl",
                "--kubeconfig",
                kubeconfig.toString(),
                "--cache-dir",
                directory.resolve("cache").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    builder.environment().put("HOME", directory.toString());
    return builder;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("IBMCLOUD_API_KEY", cloud.apiKey());
    environment.put("IBMCLOUD_IAM_API_ENDPOINT", cloud.endpoints().iam().toString());
    environment.put("IBMCLOUD_CS_API_ENDPOINT", cloud.endpoints().containers().toString());
    environment.put(
        "IBMCLOUD_ACCOUNT_MANAGEMENT_API_ENDPOINT", cloud.endpoints().accounts().toString());
    return environment;
  }
}
