package io.github.ibmcontainers.samples;

import static io.github.ibmcontainers.samples.Consumers.JDK;
import static io.github.ibmcontainers.samples.Consumers.file;
import static io.github.ibmcontainers.samples.Consumers.folder;
import static io.github.ibmcontainers.samples.Consumers.java;
import static io.github.ibmcontainers.samples.Consumers.jdks;
import static io.github.ibmcontainers.samples.Consumers.maven;
import static io.github.ibmcontainers.samples.Consumers.project;
import static io.github.ibmcontainers.samples.Consumers.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Programs that use only the published artifacts, built by a separate Maven in a separate folder.
 * They run on this JDK and on the newest installed one.
 */
class ConsumersTest {
  @BeforeAll
  static void publish() throws IOException {
    Consumers.publish();
  }

  @Test
  @DisplayName("A program on the class path, with Logback, is tested with the JUnit extension")
  void classPath() throws Exception {
    for (Path jdk : jdks()) {
      Path project = project("classpath");
      maven(project, jdk, "verify");
      assertThat(project.resolve("target/surefire-reports/com.example.NamesTest.txt"))
          .content()
          .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    }
  }

  @Test
  @DisplayName("A module that requires io.github.ibmcontainers works on the module path")
  void modulePath() throws Exception {
    Path project = project("modulepath");
    maven(project, JDK, "compile");
    for (Path jdk : jdks()) {
      String printed =
          run(
              project,
              jdk,
              List.of(
                  java(jdk),
                  "-p",
                  "target/classes:target/lib",
                  "-m",
                  "com.example/com.example.Main"));
      assertThat(printed).contains("mycluster classic").doesNotContain("WARNING");
    }
  }

  /**
   * jlink doesn't support automatic modules, such as Okio: they stay on the module path of the
   * image.
   */
  @Test
  @DisplayName("The client runs on a run-time image of the JDK modules it needs")
  void linkedImage() throws Exception {
    assumeTrue(Files.isDirectory(JDK.resolve("jmods")), "This JDK has no modules to link");
    Path project = project("modulepath");
    maven(project, JDK, "compile");
    run(
        project,
        JDK,
        List.of(
            JDK.resolve(Path.of("bin", "jlink")).toString(),
            "--add-modules",
            "java.logging,jdk.crypto.ec",
            "--output",
            "target/image"));
    assertThat(
            run(
                project,
                JDK,
                List.of(
                    java(project.resolve("target/image")),
                    "-p",
                    "target/classes:target/lib",
                    "-m",
                    "com.example/com.example.Main")))
        .contains("mycluster classic");
  }

  @Test
  @DisplayName("A dependency on OkHttp 4 that comes first doesn't replace OkHttp 5")
  void okHttp4First() throws Exception {
    Path project = project("okhttp4");
    maven(project, JDK, "compile");
    try (Stream<Path> jars = Files.list(project.resolve("target/lib"))) {
      assertThat(
              jars.map(jar -> jar.getFileName().toString())
                  .filter(jar -> jar.startsWith("okhttp-")))
          .isNotEmpty()
          .noneMatch(jar -> jar.startsWith("okhttp-4"));
    }
    String printed =
        run(
            project,
            JDK,
            List.of(java(JDK), "-cp", "target/classes:target/lib/*", "com.example.Main"));
    assertThat(printed).contains("mycluster classic");
  }

  @Test
  @DisplayName("The client works when shrunk and obfuscated by the rules in the jars")
  void shrunk() throws Exception {
    Path project = project("shrunk");
    maven(project, JDK, "compile");
    maven(project.resolve("tool"), JDK, "compile");
    List<String> shrink = new ArrayList<>(List.of(java(JDK), "-Xmx1g", "-cp", "tool/target/lib/*"));
    shrink.addAll(List.of("proguard.ProGuard", "@shrink.pro"));
    for (Path rules : rules(project)) {
      shrink.addAll(List.of("-include", rules.toString()));
    }
    run(project, JDK, shrink);
    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      assertThat(
              run(
                  project,
                  JDK,
                  cloud.environment(),
                  List.of(java(JDK), "-cp", "target/shrunk.jar", "com.example.Main")))
          .contains(
              "mycluster classic",
              "version v1.",
              "NotFoundException",
              "read again: getCluster, body: 0",
              "by Gson");
    }
  }

  /** Unlike R8, ProGuard doesn't read rules from jars. */
  private static List<Path> rules(Path project) throws IOException {
    List<Path> rules = new ArrayList<>();
    try (Stream<Path> jars = Files.list(project.resolve("target/lib"))) {
      for (Path jar : jars.toList()) {
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
          Path folder = content.getPath("META-INF/proguard");
          if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
              for (Path file : files.toList()) {
                Path copy = project.resolve("target").resolve(file.getFileName().toString());
                rules.add(Files.copy(file, copy));
              }
            }
          }
        }
      }
    }
    assertThat(rules)
        .extracting(rule -> rule.getFileName().toString())
        .contains("ibm-cloud-containers.pro", "ibm-cloud-containers-generated.pro");
    return rules;
  }

  @Test
  @DisplayName("The client works in a single jar with all dependencies")
  void oneJar() throws Exception {
    Path project = project("fatjar");
    maven(project, JDK, "package");
    for (Path jdk : jdks()) {
      assertThat(run(project, jdk, List.of(java(jdk), "-jar", "target/fatjar-1.jar")))
          .contains("mycluster classic");
    }
  }

  @Test
  @DisplayName("The standalone jar of the fake cloud serves programs in other languages")
  void standaloneFake() throws Exception {
    Path jar = Path.of("../spec/target", file("ibm-cloud-containers-testing") + "-standalone.jar");
    assumeTrue(Files.exists(jar), "Needs the jars of mvn package");
    int port = freePorts();
    Process fake =
        new ProcessBuilder(
                java(JDK), "-jar", jar.toString(), "--port", "" + port, "--clusters", "3")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader printed = fake.inputReader(StandardCharsets.UTF_8)) {
      String containers =
          printed
              .lines()
              .map(String::strip)
              .filter(line -> line.startsWith("containers "))
              .map(line -> line.substring("containers ".length()).strip())
              .findFirst()
              .orElseThrow();
      HttpResponse<String> regions =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(containers + "/v1/regions")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(regions.statusCode()).isEqualTo(200);
      assertThat(regions.body()).contains("us-south");
    } finally {
      fake.destroy();
    }
  }

  @Test
  @DisplayName("The published POMs declare exactly these dependencies, with versions")
  void publishedDependencies() throws IOException {
    assertThat(dependencies("ibm-cloud-containers"))
        .containsExactlyInAnyOrder(
            "ibm-cloud-containers-generated",
            "gson",
            "okhttp-jvm",
            "okhttp-tls",
            "snakeyaml-engine",
            "jspecify");
    assertThat(dependencies("ibm-cloud-containers-generated"))
        .containsExactlyInAnyOrder("gson", "okhttp", "okhttp-jvm", "jspecify");
    assertThat(dependencies("ibm-cloud-containers-testing"))
        .containsExactlyInAnyOrder(
            "gson", "okhttp-jvm", "mockwebserver3", "okhttp-tls", "jspecify");
  }

  /**
   * Returns the first of five consecutive free ports: each service of the fake cloud has its own.
   */
  private static int freePorts() throws IOException {
    for (int first = 21_000; first < 30_000; first += 10) {
      int free = 0;
      for (int port = first; port < first + 5; port++) {
        try (ServerSocket socket = new ServerSocket(port)) {
          free += socket.isBound() ? 1 : 0;
        } catch (BindException e) {
          break;
        }
      }
      if (free == 5) {
        return first;
      }
    }
    throw new IllegalStateException("No five free ports in a row");
  }

  private static List<String> dependencies(String artifact) throws IOException {
    String pom = Files.readString(folder(artifact).resolve(file(artifact) + ".pom"));
    assertThat(pom)
        .doesNotContain("${")
        .doesNotContain("<parent>")
        .contains("<scm", "<developers>");
    List<String> names = new ArrayList<>();
    String withoutExclusions = pom.replaceAll("(?s)<exclusions>.*?</exclusions>", "");
    for (String dependency : withoutExclusions.split("<dependency>", -1)) {
      if (names.isEmpty() && !dependency.contains("</dependency>")) {
        continue;
      }
      String name = dependency.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1");
      // Gradle compiles programs with the compile scope only. okhttp's classes are in okhttp-jvm.
      String scope = name.equals("okhttp") ? "runtime" : "compile";
      assertThat(dependency).contains("<version>", "<scope>" + scope + "</scope>");
      names.add(name);
    }
    return names;
  }
}
