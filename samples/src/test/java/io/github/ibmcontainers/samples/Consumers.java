package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Utilities for programs that use only the published artifacts: a repository folder, Maven, JDKs.
 */
final class Consumers {
  static final Path WORK = Path.of("target", "consumers").toAbsolutePath();
  private static final Map<String, String> VERSIONS = new TreeMap<>();
  static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final Path PUBLISHED = WORK.resolve("published");

  private Consumers() {}

  /** Publishes the artifacts of this build; a test is skipped if they don't exist. */
  static synchronized void publish() throws IOException {
    if (Files.exists(WORK.resolve("settings.xml")) && !VERSIONS.isEmpty()) {
      return;
    }
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

  private static void publish(String module, String artifact) throws IOException {
    Path jar = Path.of(module, "target", file(artifact) + ".jar");
    Path pom = Path.of(module, "target", "published-pom.xml");
    assumeTrue(Files.exists(jar) && Files.exists(pom), "Needs the jars of mvn package");
    Files.createDirectories(folder(artifact));
    Files.copy(jar, folder(artifact).resolve(jar.getFileName()));
    Files.copy(pom, folder(artifact).resolve(file(artifact) + ".pom"));
  }

  /** Returns the version of an artifact that this build uses. */
  static String version(String name) {
    return Objects.requireNonNull(VERSIONS.get(name), name);
  }

  static Path folder(String artifact) {
    return PUBLISHED.resolve(
        Path.of("io", "github", "ibmcontainers", artifact, version("containers")));
  }

  static String file(String artifact) {
    return artifact + "-" + version("containers");
  }

  /** The local repository serves as a remote one, so that nothing is downloaded again. */
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

  static Path project(String name) throws IOException {
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

  static String maven(Path project, Path jdk, String phase) throws Exception {
    return maven(project, jdk, Map.of(), List.of(phase));
  }

  /** Runs Maven with an empty home and an empty local repository. */
  static String maven(
      Path project, Path jdk, Map<String, String> environment, List<String> arguments)
      throws Exception {
    Path home = Files.createDirectories(WORK.resolve("home"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("consumer.maven"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-q", "-s", WORK.resolve("settings.xml").toString()));
    command.addAll(arguments);
    command.add("-Dmaven.repo.local=" + WORK.resolve("repository"));
    VERSIONS.forEach((name, version) -> command.add("-D" + name + ".version=" + version));
    command.add("-Duser.home=" + home);
    Map<String, String> variables = new TreeMap<>(environment);
    variables.put("HOME", home.toString());
    variables.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    return run(project, jdk, variables, command);
  }

  static String java(Path jdk) {
    return jdk.resolve(Path.of("bin", "java")).toString();
  }

  static String run(Path folder, Path jdk, List<String> command) throws Exception {
    return run(folder, jdk, Map.of(), command);
  }

  /** Runs a command with the given IBM Cloud variables only; returns its output. */
  static String run(Path folder, Path jdk, Map<String, String> environment, List<String> command)
      throws Exception {
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("IBM") || n.startsWith("IC_"));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", jdk.toString());
    int exit = builder.start().waitFor();
    String text = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(exit).as("%s:%n%s", command, text).isZero();
    return text;
  }

  /** Returns this JDK and the newest installed one. */
  static List<Path> jdks() throws IOException {
    int own = Runtime.version().feature();
    try (Stream<Path> others = Files.list(JDK.getParent())) {
      return Stream.concat(
              Stream.of(JDK),
              others
                  .filter(jdk -> Files.isExecutable(jdk.resolve(Path.of("bin", "javac"))))
                  .filter(jdk -> feature(jdk) > own)
                  .max(Comparator.comparingInt(Consumers::feature))
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

  static void delete(Path folder) throws IOException {
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
