package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Programs that know only the published artifacts, built by a Maven of their own in a folder of
 * their own. They run on this JDK and on the newest one that is installed beside it.
 */
class ConsumersTest {
  private static final Path WORK = Path.of("target", "consumers").toAbsolutePath();
  private static final Path PUBLISHED = WORK.resolve("published");
  private static final Map<String, String> VERSIONS = new TreeMap<>();
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @BeforeAll
  static void publish() throws IOException {
    for (String version : System.getProperty("consumer.versions", "").split(" ", -1)) {
      String[] pair = version.split("=", 2);
      if (pair.length == 2) {
        VERSIONS.put(pair[0], pair[1]);
      }
    }
    assumeTrue(VERSIONS.containsKey("containers"), "The versions come from Maven");
    delete(WORK);
    publish("../spec", "ibm-cloud-containers-testing");
    publish("../generated-client", "ibm-cloud-containers-generated");
    publish("../facade", "ibm-cloud-containers");
    Files.writeString(WORK.resolve("settings.xml"), settings());
  }

  @Test
  @DisplayName("A program on the class path, with Logback, tests itself with the JUnit extension")
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
  @DisplayName("On the module path, requires io.github.ibmcontainers is enough")
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

  @Test
  @DisplayName("Libraries that ask for OkHttp 4 first do not bring its classes in")
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
  @DisplayName("As one jar with everything in it")
  void oneJar() throws Exception {
    Path project = project("fatjar");
    maven(project, JDK, "package");
    for (Path jdk : jdks()) {
      assertThat(run(project, jdk, List.of(java(jdk), "-jar", "target/fatjar-1.jar")))
          .contains("mycluster classic");
    }
  }

  @Test
  @DisplayName("The fake cloud as one jar serves programs in other languages")
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
  @DisplayName("What is published names exactly these dependencies, with versions")
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

  /** Returns the first of five free ports in a row: each service of the fake has its own. */
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
      assertThat(dependency).contains("<version>").doesNotContain("<scope>test");
      names.add(dependency.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"));
    }
    return names;
  }

  private static void publish(String module, String artifact) throws IOException {
    Path jar = Path.of(module, "target", file(artifact) + ".jar");
    Path pom = Path.of(module, "target", "published-pom.xml");
    assumeTrue(Files.exists(jar) && Files.exists(pom), "Needs the jars of mvn package");
    Files.createDirectories(folder(artifact));
    Files.copy(jar, folder(artifact).resolve(jar.getFileName()));
    Files.copy(pom, folder(artifact).resolve(file(artifact) + ".pom"));
  }

  private static Path folder(String artifact) {
    return PUBLISHED.resolve(
        Path.of("io", "github", "ibmcontainers", artifact, VERSIONS.get("containers")));
  }

  private static String file(String artifact) {
    return artifact + "-" + VERSIONS.get("containers");
  }

  /** The machine's own repository serves as a remote one, so that nothing is downloaded twice. */
  private static String settings() {
    StringBuilder xml = new StringBuilder("<settings><profiles><profile><id>published</id>");
    for (String kind : List.of("repositor", "pluginRepositor")) {
      xml.append('<').append(kind).append("ies>");
      for (Path place : List.of(PUBLISHED, Path.of(System.getProperty("consumer.repository")))) {
        xml.append('<').append(kind).append("y><id>").append(place.getFileName());
        xml.append("</id><url>").append(place.toUri()).append("</url></");
        xml.append(kind).append("y>");
      }
      xml.append("</").append(kind).append("ies>");
    }
    return xml.append("</profile></profiles><activeProfiles><activeProfile>published")
        .append("</activeProfile></activeProfiles></settings>")
        .toString();
  }

  private static Path project(String name) throws IOException {
    Path source = Path.of("src", "consumers", name);
    Path target = WORK.resolve(name);
    delete(target);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
    return target;
  }

  private static void maven(Path project, Path jdk, String phase) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("consumer.maven"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-q", "-s", WORK.resolve("settings.xml").toString(), phase));
    command.add("-Dmaven.repo.local=" + WORK.resolve("repository"));
    VERSIONS.forEach((name, version) -> command.add("-D" + name + ".version=" + version));
    run(project, jdk, command);
  }

  private static String java(Path jdk) {
    return jdk.resolve(Path.of("bin", "java")).toString();
  }

  private static String run(Path folder, Path jdk, List<String> command) throws Exception {
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("IBM") || n.startsWith("IC_"));
    builder.environment().put("JAVA_HOME", jdk.toString());
    int exit = builder.start().waitFor();
    String text = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(exit).as("%s:%n%s", command, text).isZero();
    return text;
  }

  /** This JDK, and the newest one of those installed beside it. */
  private static List<Path> jdks() throws IOException {
    int own = Runtime.version().feature();
    try (Stream<Path> others = Files.list(JDK.getParent())) {
      return Stream.concat(
              Stream.of(JDK),
              others
                  .filter(jdk -> Files.isExecutable(jdk.resolve(Path.of("bin", "javac"))))
                  .filter(jdk -> feature(jdk) > own)
                  .max(Comparator.comparingInt(ConsumersTest::feature))
                  .stream())
          .toList();
    }
  }

  private static int feature(Path jdk) {
    try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll(".*\"(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
