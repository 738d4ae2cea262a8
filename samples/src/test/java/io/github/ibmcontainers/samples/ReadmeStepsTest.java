package io.github.ibmcontainers.samples;

import static io.github.ibmcontainers.samples.Consumers.JDK;
import static io.github.ibmcontainers.samples.Consumers.WORK;
import static io.github.ibmcontainers.samples.Consumers.maven;
import static io.github.ibmcontainers.samples.Consumers.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Follows the README with an empty home and an empty local repository: its files and commands,
 * unchanged, list clusters and pass a test.
 */
class ReadmeStepsTest {
  /** A file name in the text and the code block after it. */
  private static final Pattern FILE =
      Pattern.compile(
          "`(pom\\.xml|src/[\\w/]+\\.java)`[^`]*```(?:xml|java)\\n(.*?)```\\n", Pattern.DOTALL);

  private static final Pattern COMMAND = Pattern.compile("(?m)^    mvn (.+)$");
  private static final Pattern OWN_VERSION =
      Pattern.compile(
          "(<groupId>io\\.github\\.ibmcontainers</groupId>\\s*"
              + "<artifactId>[\\w-]+</artifactId>\\s*<version>)[^<]+");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>([^<]+)</version>");

  @BeforeAll
  static void publish() throws IOException {
    Consumers.publish();
  }

  @Test
  @DisplayName("The README's POM, program, test and commands form a working project")
  void ownProject() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    Map<String, String> files = files(readme);
    assertThat(files)
        .containsOnlyKeys(
            "pom.xml", "src/main/java/ListClusters.java", "src/test/java/ListClustersTest.java");
    Path project = WORK.resolve("readme");
    Consumers.delete(project);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, published(file.getValue()));
    }

    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      List<String> run = command(section(readme, "Quick start"));
      assertThat(maven(project, JDK, cloud.environment(), run))
          .contains("mycluster", "vpc-kubernetes", "satellite-openshift");
    }
    maven(project, JDK, Map.of(), command(section(readme, "Test your program")));
    assertThat(project.resolve("target/surefire-reports/ListClustersTest.txt"))
        .content()
        .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
  }

  @Test
  @DisplayName("The README's POM uses the versions tested in this build")
  void versions() throws IOException {
    String pom = files(Files.readString(Path.of("..", "README.md"))).get("pom.xml");
    Map<String, String> versions =
        VERSION
            .matcher(pom)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

    assertThat(versions)
        .containsEntry("junit-jupiter", version("junit"))
        .containsEntry("maven-resources-plugin", version("resources"))
        .containsEntry("maven-compiler-plugin", version("compiler"))
        .containsEntry("maven-surefire-plugin", version("surefire"))
        .containsEntry("exec-maven-plugin", version("exec"));
  }

  private static Map<String, String> files(String readme) {
    return FILE.matcher(readme)
        .results()
        .collect(Collectors.toMap(file -> file.group(1), file -> file.group(2)));
  }

  /** Returns the text with the version published to the folder. */
  private static String published(String text) {
    return OWN_VERSION.matcher(text).replaceAll("$1" + version("containers"));
  }

  private static String section(String readme, String heading) {
    int start = readme.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    return readme.substring(start, readme.indexOf("\n## ", start + 1));
  }

  /** Returns the arguments of the only command in a section. */
  private static List<String> command(String section) {
    List<MatchResult> commands = COMMAND.matcher(section).results().toList();
    assertThat(commands).hasSize(1);
    return Arrays.asList(commands.get(0).group(1).split(" "));
  }
}
