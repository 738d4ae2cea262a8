package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The package map in CONTRIBUTING.md. */
class MapTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path ROOT = MODULE.resolve("src/main/java/io/github/ibmcontainers");
  private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\|[^|]*\\|([^|]*)\\|$");
  private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");
  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?io\\.github\\.ibmcontainers\\.((?:[a-z]+\\.)+)", Pattern.MULTILINE);

  /** Packages that every package may depend on. */
  private static final Set<String> COMMON = Set.of("error", "generated");

  private static final Set<String> LEAVES =
      Set.of(
          "internal.check",
          "internal.concurrent",
          "internal.json",
          "internal.text",
          "internal.time");

  @Test
  @DisplayName("The map lists exactly the packages of the facade")
  void complete() throws IOException {
    assertThat(map().keySet()).isEqualTo(packages());
  }

  @Test
  @DisplayName("A package depends only on the packages that the map allows")
  void directions() throws IOException {
    Map<String, String> map = map();
    Set<String> all = packages();
    for (String name : all) {
      Set<String> allowed = allowed(name, map.get(name), all);
      assertThat(known(name)).as(name).allMatch(other -> isWithin(other, allowed));
    }
  }

  private static Set<String> allowed(String name, String text, Set<String> all) {
    Set<String> allowed = new TreeSet<>(COMMON);
    allowed.add(name);
    names(text)
        .forEach(
            other -> allowed.add(all.contains("cluster." + other) ? "cluster." + other : other));
    if (name.equals(".")) {
      allowed.addAll(all);
    }
    if (text.contains("leaves") || LEAVES.contains(name)) {
      allowed.addAll(LEAVES);
    }
    if (allowed.remove("kubeconfig")) {
      allowed.add("kubernetes.kubeconfig");
    }
    return allowed;
  }

  private static boolean isWithin(String name, Set<String> allowed) {
    return allowed.stream().anyMatch(it -> name.equals(it) || name.startsWith(it + "."));
  }

  /** Returns the packages that a package imports, without the root. */
  private static Set<String> known(String name) throws IOException {
    Set<String> known = new TreeSet<>();
    try (Stream<Path> files =
        Files.list(name.equals(".") ? ROOT : ROOT.resolve(name.replace('.', '/')))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        Matcher imports = IMPORT.matcher(Files.readString(file));
        while (imports.find()) {
          known.add(imports.group(1).substring(0, imports.group(1).length() - 1));
        }
      }
    }
    return known;
  }

  private static Set<String> packages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(it -> it.getFileName().toString().equals("package-info.java"))
          .map(it -> ROOT.relativize(it.getParent()).toString().replace('\\', '/'))
          .map(it -> it.isEmpty() ? "." : it.replace('/', '.'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Returns the allowed dependencies of each package, as worded in the map. */
  private static Map<String, String> map() throws IOException {
    Map<String, String> map = new TreeMap<>();
    for (String line : Files.readAllLines(MODULE.resolve("../CONTRIBUTING.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        names(row.group(1)).forEach(name -> map.put(name, row.group(2)));
      }
    }
    return map;
  }

  private static Stream<String> names(String text) {
    return NAME.matcher(text).results().map((MatchResult name) -> name.group(1));
  }
}
