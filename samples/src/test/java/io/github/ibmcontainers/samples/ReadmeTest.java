package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what the build compiles and runs, to the letter. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SOURCES = Path.of("src/main/java/io/github/ibmcontainers/samples");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- snippet: (\\w+)#(\\w+) -->\\n)?```java\\n(.*?)```\\n", Pattern.DOTALL);

  @Test
  void everyJavaBlockIsASnippetOfTheSources() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher block = BLOCK.matcher(readme);
    int blocks = 0;
    while (block.find()) {
      if (block.group(3).startsWith("class ListClustersTest")) {
        // A test of the fake cloud's module, and held against the README there.
        continue;
      }
      blocks++;
      assertThat(block.group(1))
          .as("a marker <!-- snippet: Class#name --> before the block:\n%s", block.group(3))
          .isNotNull();
      assertThat(block.group(3))
          .as("README block %s#%s", block.group(1), block.group(2))
          .isEqualTo(snippet(block.group(1), block.group(2)));
    }
    assertThat(blocks).isGreaterThanOrEqualTo(6);
  }

  @Test
  void theCommandsAreThoseOfTheBuild() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String ci = Files.readString(ROOT.resolve(".ci/run"));
    assertThat(readme).contains("    mvn -q -pl samples -am compile exec:java\n");
    assertThat(readme).contains("    mvn verify\n");
    assertThat(ci).contains("mvn -q -pl samples -am compile exec:java").contains("verify");
  }

  @Test
  void theSnippetsRun() throws Exception {
    String printed =
        printed(
            cloud -> {
              Endpoints endpoints = endpoints(cloud);
              Credential credential = Credential.apiKey(cloud.apiKey());
              ReadmeSnippets.quickstart(cloud.apiKey(), endpoints);
              ContainersClientBuilder listening =
                  ContainersClient.builder().credential(credential).endpoints(endpoints);
              ReadmeSnippets.listener(listening);
              try (ContainersClient client = ReadmeSnippets.configured(credential, endpoints);
                  ContainersClient other = listening.build()) {
                ReadmeSnippets.scopes(client);
                assertThat(ReadmeSnippets.errors(client, "nowhere")).startsWith("not here: ");
                assertThat(ReadmeSnippets.errors(client, "mycluster"))
                    .isEqualTo(cloud.cluster("mycluster").id());
                ReadmeSnippets.lowLevel(client);
                other.regions();
              }
            },
            FakeIbmCloud.start());
    assertThat(printed)
        .contains("mycluster classic normal")
        .contains(" in us-south")
        .contains("200 ")
        .contains("GetRegions took");
  }

  @Test
  void theSnippetsOfClustersRun() throws Exception {
    String printed =
        printed(
            cloud -> {
              try (ContainersClient all = client(cloud)) {
                ContainersClient client =
                    all.with(scope -> scope.resourceGroup(cloud.resourceGroupId("default")));
                ClusterSnippets.create(client);
                ClusterSnippets.pools(client);
                ClusterSnippets.list(client);
                ClusterSnippets.versions(client);
                ClusterSnippets.noRoute(client);
                ClusterSnippets.bulk(all);
              }
            },
            FakeIbmCloud.builder()
                .noDefaultClusters()
                .cluster(ClusterSpec.vpc("my-vpc-cluster"))
                .cluster(ClusterSpec.classic("a-classic-one"))
                .lifeCycle(LifeCycleTimes.instant())
                .start());
    assertThat(printed).contains("mycluster").contains("a-classic-one");
  }

  @Test
  void theSnippetsOfAClustersOwnApiRun(@TempDir Path home) throws Exception {
    String printed =
        printed(
            cloud -> {
              try (ContainersClient client = client(cloud)) {
                KubernetesSnippets.access(client);
                try (KubernetesAccess access = client.kubernetes("mycluster")) {
                  assertThat(KubernetesSnippets.fabric8(access).getMasterUrl())
                      .startsWith("https://");
                  Files.createDirectories(home.resolve(".kube"));
                  assertThat(KubernetesSnippets.kubeconfigs(client, access, home)).isNotNull();
                }
              }
            },
            FakeIbmCloud.builder()
                .lifeCycle(LifeCycleTimes.instant())
                .longestWatch(Duration.ofMillis(200))
                .start());
    assertThat(printed).contains("v1.").contains("ADDED").doesNotContain("eyJ");
    assertThat(Files.readString(home.resolve(".kube").resolve("config")))
        .contains("my-token-command")
        .doesNotContain("eyJ");
    assertThat(Files.readString(home.resolve("token.yaml"))).contains("eyJ");
  }

  private static Endpoints endpoints(FakeIbmCloud cloud) {
    return Endpoints.of(
        cloud.endpoints().iam(), cloud.endpoints().accounts(), cloud.endpoints().containers());
  }

  private static ContainersClient client(FakeIbmCloud cloud) {
    return ContainersClient.builder()
        .credential(Credential.apiKey(cloud.apiKey()))
        .endpoints(endpoints(cloud))
        .build();
  }

  private static String printed(Use use, FakeIbmCloud started) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (FakeIbmCloud cloud = started;
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      use.of(cloud);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private interface Use {
    void of(FakeIbmCloud cloud) throws Exception;
  }

  private static String snippet(String file, String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(file + ".java"));
    Matcher region =
        Pattern.compile(
                "(?m)^( *)// \\[" + name + "\\]\\n(.*?)^ *// \\[/" + name + "\\]", Pattern.DOTALL)
            .matcher(source);
    assertThat(region.find()).as("// [%s] in %s", name, file).isTrue();
    return region.group(2).replaceAll("(?m)^" + region.group(1), "");
  }
}
