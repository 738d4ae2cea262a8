package io.github.ibmcontainers.surface;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The published modules. */
enum Published {
  CLIENT("facade", ".*"),
  /** The listing of the API document covers the other packages. */
  GENERATED("generated-client", ".*\\.generated"),
  TESTING("spec", ".*");

  private static final Pattern EXPORT = Pattern.compile("(?m)^ *exports +([\\w.]+);");

  private final Path sources;
  private final String packages;

  Published(String folder, String packages) {
    this.sources = Path.of("..", folder, "src", "main");
    this.packages = packages;
  }

  Path sources() {
    return sources;
  }

  /** Returns the packages exported by the module. */
  List<String> exported() throws IOException {
    return EXPORT
        .matcher(Files.readString(sources.resolve(Path.of("module", "module-info.java"))))
        .results()
        .map(export -> export.group(1))
        .filter(name -> name.matches(packages))
        .toList();
  }
}
