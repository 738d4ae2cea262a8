package io.github.ibmcontainers.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation. Its Java blocks follow a marker: {@code <!-- snippet: Class#region
 * -->}, {@code <!-- snippet: Class#region with imports -->}, or {@code <!-- snippet: Class -->} for
 * a whole file.
 */
record Page(Path path, String text) {
  private static final Path ROOT = Path.of("..");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java/io/github/ibmcontainers/samples"),
          Path.of("src/test/java/io/github/ibmcontainers/samples"));
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- snippet: ([\\w/]+)(?:#(\\w+))?( with imports)? -->\\n)?```java\\n(.*?)```\\n",
          Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (static )?[\\w.]+\\.(\\w+);\\n");

  /** A Java block with the source that its marker names; without a marker the source is empty. */
  record Block(String source, String region, boolean withImports, String text) {
    boolean isWholeFile() {
      return region.isEmpty();
    }

    String expected() throws IOException {
      String file = file(source);
      if (isWholeFile()) {
        return file.substring(file.indexOf('\n', file.indexOf("package ")) + 2);
      }
      Matcher found =
          Pattern.compile(
                  "(?m)^( *)// \\[" + region + "\\]\\n(.*?)^ *// \\[/" + region + "\\]",
                  Pattern.DOTALL)
              .matcher(file);
      if (!found.find()) {
        throw new AssertionError("No // [" + region + "] in " + source);
      }
      String body = found.group(2).replaceAll("(?m)^" + found.group(1), "").strip() + "\n";
      return withImports ? imports(file, body) + "\n" + body : body;
    }

    private static String imports(String file, String body) {
      return IMPORT
          .matcher(file)
          .results()
          .filter(line -> Pattern.compile("\\b" + line.group(2) + "\\b").matcher(body).find())
          .map(MatchResult::group)
          .collect(Collectors.joining());
    }

    private static String file(String name) throws IOException {
      for (Path folder : SOURCES) {
        Path file = folder.resolve(name + ".java");
        if (Files.exists(file)) {
          return Files.readString(file);
        }
      }
      throw new AssertionError("No source file " + name);
    }
  }

  static Page of(String name) throws IOException {
    Path path = ROOT.resolve(name);
    return new Page(path, Files.readString(path));
  }

  /** Returns all pages with Java snippets and links. */
  static List<Page> all() throws IOException {
    TreeSet<String> names =
        new TreeSet<>(
            List.of(
                "README.md",
                "CHANGELOG.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "spec/FAKE.md",
                "spec/README.md"));
    try (Stream<Path> files = Files.list(ROOT.resolve("facade/docs"))) {
      files.map(file -> "facade/docs/" + file.getFileName()).forEach(names::add);
    }
    List<Page> pages = new ArrayList<>();
    for (String name : names) {
      pages.add(of(name));
    }
    return pages;
  }

  List<Block> blocks() {
    return BLOCK.matcher(text).results().map(Page::block).toList();
  }

  private static Block block(MatchResult found) {
    return new Block(
        orEmpty(found.group(1)), orEmpty(found.group(2)), found.group(3) != null, found.group(4));
  }

  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }

  /** Writes the snippets into the page. */
  void update() throws IOException {
    StringBuilder updated = new StringBuilder();
    Matcher found = BLOCK.matcher(text);
    int copied = 0;
    while (found.find()) {
      Block block = block(found);
      updated.append(text, copied, found.start(4));
      updated.append(block.source().isEmpty() ? block.text() : block.expected());
      copied = found.end(4);
    }
    Files.writeString(path, updated.append(text.substring(copied)));
  }

  /** Returns the links to files and headings of this repository. */
  List<String> links() {
    return LINK.matcher(FENCE.matcher(text).replaceAll(""))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.startsWith("http"))
        .toList();
  }

  /** Returns the anchors that GitHub generates for the headings. */
  List<String> anchors() {
    return HEADING
        .matcher(FENCE.matcher(text).replaceAll(""))
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\w\\- ]", "")
                    .replace(' ', '-'))
        .toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }
}
