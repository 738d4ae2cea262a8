package io.github.ibmcontainers.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake cloud as a program, used by curl and kubectl if they are installed. */
class CommandLineTest {
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder().lifeCycle(LifeCycleTimes.instant()).start();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void reportsInvalidOptionsAndPortsInUseInOneLine() throws IOException {
    assertThat(started("--clusters")).startsWith("--clusters has no value; ").hasLineCount(1);
    assertThat(started("--shape", "7")).contains("--shape").hasLineCount(1);
    assertThat(started("--port", "x")).contains("--port").hasLineCount(1);
    try (ServerSocket other = listening()) {
      int taken = other.getLocalPort();
      assertThat(started("--port", Integer.toString(taken)))
          .contains("on port " + taken)
          .hasLineCount(1);
    }
  }

  /** Returns a socket at a port that the option can name; the system also chooses higher ones. */
  private static ServerSocket listening() throws IOException {
    for (int port = 20_000; ; port++) {
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException e) {
        // In use.
      }
    }
  }

  private static String started(String... options) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(FakeIbmCloudMain.start(options, new PrintStream(err, true, UTF_8))).isNull();
    return err.toString(UTF_8).strip();
  }

  @Test
  void curlLogsInListsClustersAndReadsTheVersionOfOne() throws Exception {
    needs("curl");
    String token = token("bx:bx", "access_token");
    String clusters =
        run(
            "curl",
            "-sS",
            "-H",
            "Authorization: Bearer " + token,
            cloud.endpoints().containers() + "/v2/classic/getClusters");
    Path authority = Files.writeString(directory.resolve("ca.pem"), authority("mycluster"));
    String version =
        run(
            "curl",
            "-sS",
            "--cacert",
            authority.toString(),
            "-H",
            "Authorization: Bearer " + token("kube:kube", "id_token"),
            cloud.cluster("mycluster").masterUrl() + "version");

    assertThat(JsonParser.parseString(clusters).getAsJsonArray()).hasSize(2);
    assertThat(version).contains("\"gitVersion\":\"v1.30.6+IKS\"");
  }

  @Test
  void kubectlReadsVersionAndNamespacesWithTheDownloadedKubeconfig() throws Exception {
    needs("curl");
    needs("kubectl");
    String config =
        run(
            "curl",
            "-sS",
            "-X",
            "POST",
            "-H",
            "Authorization: Bearer " + token("bx:bx", "access_token"),
            "-H",
            "Content-Type: application/json",
            "-d",
            "{\"cluster\":\"mycluster\",\"format\":\"yaml\"}",
            cloud.endpoints().containers() + "/v2/applyRBACAndGetKubeconfig");
    String file = Files.writeString(directory.resolve("kubeconfig.yaml"), config).toString();
    String version = run("kubectl", "--kubeconfig", file, "get", "--raw", "/version");
    String namespaces = run("kubectl", "--kubeconfig", file, "get", "namespaces", "-o", "name");

    assertThat(version).contains("v1.30.6+IKS");
    assertThat(namespaces).contains("namespace/default", "namespace/kube-system");
  }

  @Test
  void printsAnExampleThatRuns() throws Exception {
    needs("curl");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    FakeIbmCloudMain.describe(cloud, new PrintStream(printed, true, UTF_8));
    String text = printed.toString(UTF_8);
    Path script =
        Files.writeString(
            directory.resolve("example.sh"),
            text.substring(text.indexOf("export APIKEY"), text.lastIndexOf("kubectl")));
    String output = runIn(directory, "sh", script.toString());

    assertThat(text).contains(cloud.endpoints().iam().toString());
    assertThat(text.lines())
        .contains("A fake IBM Cloud is ready.", "export IBMCLOUD_API_KEY=" + cloud.apiKey());
    assertThat(JsonParser.parseString(output).getAsJsonArray()).hasSize(2);
    assertThat(directory.resolve("kubeconfig.yaml")).content().contains("kind: Config");
  }

  @Test
  void servesOnFixedPorts() throws Exception {
    int base = freePorts();
    try (FakeIbmCloud fixed = FakeIbmCloud.builder().fixedPorts(base).start()) {
      assertThat(fixed.endpoints().iam().port()).isEqualTo(base);
      assertThat(fixed.endpoints().accounts().port()).isEqualTo(base + 1);
      assertThat(fixed.endpoints().containers().port()).isEqualTo(base + 2);
      assertThat(fixed.cluster("mycluster").masterUrl().port()).isEqualTo(base + 10);
    }
  }

  /** Returns a port that is followed by free ports. */
  private static int freePorts() throws IOException {
    for (int base = 23_000; base < 60_000; base += 100) {
      if (free(base)
          && free(base + 1)
          && free(base + 2)
          && free(base + 3)
          && free(base + 4)
          && free(base + 10)) {
        return base;
      }
    }
    throw new IOException("no free ports");
  }

  private static boolean free(int port) {
    try (java.net.ServerSocket socket =
        new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private String token(String client, String field) throws Exception {
    String answer =
        run(
            "curl",
            "-sS",
            "-u",
            client,
            "-d",
            "grant_type=urn:ibm:params:oauth:grant-type:apikey",
            "-d",
            "apikey=" + cloud.apiKey(),
            cloud.endpoints().token().toString());
    return JsonParser.parseString(answer).getAsJsonObject().get(field).getAsString();
  }

  private String authority(String cluster) {
    return java.util.Base64.getMimeEncoder(64, "\n".getBytes(UTF_8))
        .encodeToString(encoded(cluster))
        .transform(
            text -> "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }

  private byte[] encoded(String cluster) {
    try {
      return cloud.cluster(cluster).caCertificate().getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void needs(String program) {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    assumeTrue(found, program + " is not on the PATH");
  }

  private String run(String... command) throws Exception {
    return runIn(directory, command);
  }

  private static String runIn(Path directory, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    // The machine's proxy and home directory must not affect the test.
    List.of("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "KUBECONFIG")
        .forEach(environment::remove);
    environment.put("HOME", directory.toString());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
