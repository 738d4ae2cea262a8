package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudBuilder;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.samples.readme.ListClusters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The code blocks of the README and the pages match code that the build compiles and runs. */
class ReadmeTest {
  private static final int README_LIMIT = 14 * 1024;

  @TestFactory
  Stream<DynamicTest> everyJavaBlockMatchesItsSnippet() throws IOException {
    return Page.all().stream()
        .map(page -> DynamicTest.dynamicTest(page.toString(), () -> comparesBlocks(page)));
  }

  /** With {@code -Dsnippets.write=true}, updates the page instead. */
  private static void comparesBlocks(Page page) throws IOException {
    if (Boolean.getBoolean("snippets.write")) {
      page.update();
      return;
    }
    List<Page.Block> blocks = page.blocks();
    for (Page.Block block : blocks) {
      assertThat(block.source())
          .as("a marker <!-- snippet: Class#name --> before the block:\n%s", block.text())
          .isNotEmpty();
      assertThat(block.text())
          .as("%s#%s; run this test with -Dsnippets.write=true", block.source(), block.region())
          .isEqualTo(block.expected());
    }
    if (!blocks.isEmpty()) {
      assertThat(blocks.get(0).isWholeFile() || blocks.get(0).withImports())
          .as("the first block of the page includes its imports")
          .isTrue();
      if (blocks.get(0).text().contains("client.")) {
        assertThat(blocks.get(0).text())
            .as("the first block of the page creates its client")
            .contains("ContainersClient client");
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyLinkPointsToAFileOrHeading() throws IOException {
    return Page.all().stream()
        .map(page -> DynamicTest.dynamicTest(page.toString(), () -> followsLinks(page)));
  }

  private static void followsLinks(Page page) throws IOException {
    for (String link : page.links()) {
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
      assertThat(target).as(link).exists();
      if (parts.length == 2) {
        assertThat(new Page(target, Files.readString(target)).anchors())
            .as(link)
            .contains(parts[1]);
      }
    }
  }

  @Test
  void readmeIsShortAndLinksToAllPages() throws IOException {
    Page readme = Page.of("README.md");
    assertThat(readme.text().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(README_LIMIT);
    assertThat(readme.links())
        .containsAll(
            Page.all().stream().map(Page::toString).filter(n -> !n.equals("README.md")).toList());
    assertThat(readme.text())
        .contains("```java\nimport ")
        .contains("<artifactId>ibm-cloud-containers</artifactId>")
        .contains("'io.github.ibmcontainers:ibm-cloud-containers:");
  }

  @Test
  void commandsMatchTheBuild() throws IOException {
    String readme = Page.of("README.md").text();
    String ci = Files.readString(Path.of("../.ci/run"));
    assertThat(readme).contains("    mvn -q -pl samples -am compile exec:java\n");
    assertThat(readme).contains("    mvn verify\n");
    assertThat(ci).contains("mvn -q -pl samples -am compile exec:java").contains("verify");
  }

  @Test
  void quickStartRuns() throws Exception {
    String printed = printed(cloud -> ListClusters.main(new String[0]), FakeIbmCloud.builder());
    assertThat(printed.lines()).contains("mycluster", "vpc-kubernetes", "satellite-openshift");
  }

  @Test
  void configurationAndCallSnippetsRun() throws Exception {
    String printed =
        printed(
            cloud -> {
              ReadmeSnippets.configured();
              ReadmeSnippets.retries();
              ReadmeSnippets.logging();
              ReadmeSnippets.listener();
              ReadmeSnippets.liveCheck();
              ReadmeSnippets.drift();
              try (ContainersClient client = client()) {
                ReadmeSnippets.scopes(client);
                ReadmeSnippets.options(client);
                ReadmeSnippets.call(client);
                ReadmeSnippets.lowLevel(client);
                assertThat(ReadmeSnippets.idOf(client, "nowhere")).startsWith("not found: ");
                assertThat(ReadmeSnippets.idOf(client, "mycluster"))
                    .isEqualTo(cloud.cluster("mycluster").id());
              }
            },
            FakeIbmCloud.builder());
    assertThat(printed)
        .contains("us-south")
        .contains("classic-frankfurt")
        .contains("200 ")
        .contains("GetRegions took");
  }

  @Test
  void passcodeIsReadFromTheConsole() throws Exception {
    InputStream before = System.in;
    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      System.setIn(
          new ByteArrayInputStream((cloud.newPasscode() + "\n").getBytes(StandardCharsets.UTF_8)));
      assertThat(printed(same -> ReadmeSnippets.credentials(), cloud, Map.of()))
          .contains("One-time passcode from http", cloud.accountId());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void clusterSnippetsRun() throws Exception {
    String printed =
        printed(
            cloud -> {
              ClusterSnippets.list();
              try (ContainersClient client = client()) {
                ClusterSnippets.create(client);
                ClusterSnippets.pools(client);
                ClusterSnippets.resize(client);
                ClusterSnippets.progress(client);
                ClusterSnippets.await();
                ClusterSnippets.waiting(client);
                ClusterSnippets.groups(client);
                ClusterSnippets.validate(client);
                ClusterSnippets.versions(client);
                ClusterSnippets.unsupportedOperation(client);
                ClusterSnippets.replace(client);
                ClusterSnippets.ingress(client);
                ClusterSnippets.bulk(client);
                ClusterSnippets.async(client);
                ClusterSnippets.cancel(client);
                ClusterSnippets.inventory(client);
              }
            },
            FakeIbmCloud.builder()
                .noDefaultClusters()
                .cluster(ClusterSpec.classic("mycluster"))
                .cluster(ClusterSpec.vpc("my-vpc-cluster"))
                .lifeCycle(LifeCycleTimes.instant()));
    assertThat(printed)
        .contains("mycluster")
        .contains("my-vpc-cluster")
        .contains("new-cluster")
        .contains("mycluster: ")
        .contains("mycluster {1.30.");
  }

  @Test
  void maintenanceSnippetsRun() throws Exception {
    String printed =
        printed(
            cloud -> {
              try (ContainersClient client = client()) {
                ClusterSnippets.upgrade(client);
                ClusterSnippets.rolling(client);
                ClusterSnippets.upgradeTwoMinorVersions(client);
                ClusterSnippets.replaceWorkers(client);
                ClusterSnippets.drain(client);
              }
            },
            FakeIbmCloud.builder().lifeCycle(LifeCycleTimes.instant()));
    assertThat(printed).contains("Upgrade of cluster mycluster from 1.30.6 to 1.31");
  }

  @Test
  void kubernetesSnippetsRun(@TempDir Path home, @TempDir Path other) throws Exception {
    Files.createDirectories(home.resolve(".kube"));
    Files.createDirectories(other.resolve(".kube"));
    try (FakeIbmCloud cloud =
        FakeIbmCloud.builder()
            .lifeCycle(LifeCycleTimes.instant())
            .maxWatchDuration(Duration.ofMillis(200))
            .start()) {
      String printed =
          printed(
              same -> {
                KubernetesSnippets.access();
                KubernetesSnippets.kubeconfigs();
              },
              cloud,
              Map.of("user.home", home.toString()));
      assertThat(printed).contains("v1.").contains("ADDED").doesNotContain("eyJ");

      printed =
          printed(
              same -> {
                try (ContainersClient client = client()) {
                  KubernetesSnippets.version(client);
                  KubernetesSnippets.fabric8Client(client);
                  KubernetesSnippets.merge(client);
                }
              },
              cloud,
              Map.of("user.home", other.toString()));
      assertThat(printed).contains("v1.").contains(" namespaces").doesNotContain("eyJ");
    }
    assertThat(Files.readString(home.resolve(".kube").resolve("config")))
        .contains("my-token-command")
        .doesNotContain("eyJ");
    assertThat(Files.readString(home.resolve("token.yaml"))).contains("eyJ");
    assertThat(Files.readString(other.resolve(".kube").resolve("config")))
        .contains("current-context: ")
        .contains("mycluster");
  }

  /** Returns the client used by the snippets; its sleeps take no time. */
  private static ContainersClient client() {
    return ContainersClient.builderFromEnvironment().time(new NoPauses()).build();
  }

  private static String printed(Use use, FakeIbmCloudBuilder builder) throws Exception {
    try (FakeIbmCloud cloud = builder.start()) {
      return printed(use, cloud, Map.of());
    }
  }

  private static String printed(Use use, FakeIbmCloud cloud, Map<String, String> properties)
      throws Exception {
    Map<String, String> wanted = new HashMap<>(cloud.environment());
    wanted.putAll(properties);
    Map<String, String> before = new HashMap<>();
    wanted.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      use.of(cloud);
    } finally {
      System.setOut(out);
      before.forEach(ReadmeTest::restore);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void restore(String name, String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }

  private interface Use {
    void of(FakeIbmCloud cloud) throws Exception;
  }

  /** Time that advances also during sleeps, which take no time. */
  private static final class NoPauses implements TimeSource {
    private final TimeSource system = TimeSource.system();
    private final AtomicLong skipped = new AtomicLong();

    @Override
    public Instant now() {
      return system.now().plusNanos(skipped.get());
    }

    @Override
    public long nanoTime() {
      return system.nanoTime() + skipped.get();
    }

    @Override
    public void sleep(Duration duration) {
      skipped.addAndGet(duration.toNanos());
    }

    @Override
    public void sleep(Duration duration, BooleanSupplier until) {
      sleep(duration);
    }
  }
}
