package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows what the build compiles and runs, to the letter. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SOURCES = Path.of("src/main/java/io/github/ibmcontainers/samples");
  private static final Path TEST_SOURCES = Path.of("src/test/java/io/github/ibmcontainers/samples");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- snippet: (\\w+)#(\\w+) -->\\n)?```java\\n(.*?)```\\n", Pattern.DOTALL);

  @Test
  void everyJavaBlockIsASnippetOfTheSources() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher block = BLOCK.matcher(readme);
    int blocks = 0;
    while (block.find()) {
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
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      Endpoints endpoints =
          new Endpoints(
              cloud.endpoints().iam(),
              cloud.endpoints().accounts(),
              cloud.endpoints().containers());
      Credential credential = Credential.apiKey(cloud.apiKey());
      ReadmeSnippets.quickstart(cloud.apiKey(), endpoints);
      ContainersClient.Builder listening =
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
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("mycluster classic normal")
        .contains(" in us-south")
        .contains("200 ")
        .contains("GetRegions took");
  }

  private static String snippet(String file, String name) throws IOException {
    Path path = SOURCES.resolve(file + ".java");
    String source =
        Files.readString(Files.exists(path) ? path : TEST_SOURCES.resolve(file + ".java"));
    Matcher region =
        Pattern.compile(
                "(?m)^( *)// \\[" + name + "\\]\\n(.*?)^ *// \\[/" + name + "\\]", Pattern.DOTALL)
            .matcher(source);
    assertThat(region.find()).as("// [%s] in %s", name, file).isTrue();
    return region.group(2).replaceAll("(?m)^" + region.group(1), "");
  }
}
