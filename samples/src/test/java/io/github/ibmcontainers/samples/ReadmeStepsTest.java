package io.github.ibmcontainers.samples;

import static io.github.ibmcontainers.samples.Consumers.JDK;
import static io.github.ibmcontainers.samples.Consumers.WORK;
import static io.github.ibmcontainers.samples.Consumers.maven;
import static io.github.ibmcontainers.samples.Consumers.version;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A reader with an empty home, an empty repository and nothing but the README: its blocks, put into
 * a project as they are, list clusters and pass their own test.
 */
class ReadmeStepsTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(xml|java)\\R(.*?)^ *```$");
  private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?class (\\w+)");

  @BeforeAll
  static void publish() throws IOException {
    Consumers.publish();
  }

  @Test
  @DisplayName("The README's dependencies, program and test make a project that works")
  void ownProject() throws Exception {
    List<Block> blocks = blocks(Files.readString(Path.of("..", "README.md")));
    Path project = WORK.resolve("readme");
    Consumers.delete(project);
    Files.createDirectories(project);
    Files.writeString(project.resolve("pom.xml"), pom(blocks));
    for (Block block : blocks) {
      if (block.isWholeFile()) {
        Path folder = project.resolve(block.isTest() ? "src/test/java" : "src/main/java");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(block.type() + ".java"), block.text());
      }
    }
    assertThat(project.resolve("src/main/java/ListClusters.java")).exists();
    assertThat(project.resolve("src/test/java/ListClustersTest.java")).exists();

    maven(project, JDK, "test");
    assertThat(project.resolve("target/surefire-reports/ListClustersTest.txt"))
        .content()
        .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      String run = "org.codehaus.mojo:exec-maven-plugin:" + version("exec") + ":java";
      assertThat(
              maven(
                  project, JDK, cloud.environment(), List.of(run, "-Dexec.mainClass=ListClusters")))
          .contains("mycluster");
    }
  }

  private record Block(String language, String text) {
    boolean isWholeFile() {
      return language.equals("java") && TYPE.matcher(text).find();
    }

    boolean isTest() {
      return text.contains("@Test");
    }

    String type() {
      return TYPE.matcher(text).results().findFirst().orElseThrow().group(1);
    }
  }

  private static List<Block> blocks(String page) {
    return BLOCK
        .matcher(page)
        .results()
        .map(block -> new Block(block.group(1), block.group(2)))
        .toList();
  }

  /** The block that is a whole POM, or one with the dependencies of the others and JUnit. */
  private static String pom(List<Block> blocks) {
    List<String> xml =
        blocks.stream().filter(b -> b.language().equals("xml")).map(Block::text).toList();
    return xml.stream()
        .filter(text -> text.contains("<project"))
        .findFirst()
        .orElseGet(
            () ->
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>readme</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    %s
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter</artifactId>
                      <version>%s</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      %s
                    </plugins>
                  </build>
                </project>
                """
                    .formatted(
                        xml.stream()
                            .filter(text -> text.stripLeading().startsWith("<dependency>"))
                            .findFirst()
                            .orElseThrow(),
                        version("junit"),
                        List.of("compiler", "surefire", "resources").stream()
                            .map(ReadmeStepsTest::plugin)
                            .collect(joining("\n"))));
  }

  /**
   * The versions of this build: the plugins that an older Maven binds by itself know no JUnit 5.
   */
  private static String plugin(String name) {
    return "<plugin><artifactId>maven-%s-plugin</artifactId><version>%s</version></plugin>"
        .formatted(name, version(name));
  }
}
