package io.github.ibmcontainers.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every change of the public API appears in a committed file. */
class PublicApiTest {
  private static final Path LISTINGS = Path.of("src/test/resources/public-api");

  @ParameterizedTest(name = "{0}")
  @DisplayName("The public API matches the committed listing")
  @EnumSource
  void matchesTheListing(Published module) throws IOException {
    List<String> exported = module.exported();
    String present = new ApiListing(exported).of(types(exported));
    assertThat(present).as("types of %s", exported).contains("public ");
    if (Boolean.getBoolean("api.write")) {
      Files.createDirectories(LISTINGS);
      Files.writeString(listing(module), present);
    }
    String listed = Files.exists(listing(module)) ? Files.readString(listing(module)) : "";

    assertThat(differences(listed, present))
        .as(
            """
            The public API differs from facade/%s. If that is intended, run
              mvn -pl facade -am test -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.write=true
            commit the file, and tell users about it in CHANGELOG.md.
            """,
            listing(module))
        .isEmpty();
    assertThat(listed).isEqualTo(present);
  }

  private static Path listing(Published module) {
    return LISTINGS.resolve(module.name().toLowerCase(Locale.ROOT) + ".txt");
  }

  /** Returns the lines that only one of the texts contains, each with its type. */
  private static List<String> differences(String listed, String present) {
    Set<String> before = qualified(listed);
    Set<String> after = qualified(present);
    List<String> differences = new ArrayList<>();
    before.stream().filter(line -> !after.contains(line)).forEach(l -> differences.add("- " + l));
    after.stream().filter(line -> !before.contains(line)).forEach(l -> differences.add("+ " + l));
    return differences;
  }

  private static Set<String> qualified(String listing) {
    Set<String> lines = new LinkedHashSet<>();
    String type = "";
    for (String line : listing.lines().filter(line -> !line.isEmpty()).toList()) {
      boolean isMember = line.startsWith("  ");
      type = isMember ? type : line;
      lines.add(isMember ? type + " {" + line.substring(1) + " }" : line);
    }
    return lines;
  }

  private static List<Class<?>> types(List<String> packages) throws IOException {
    List<Class<?>> types = new ArrayList<>();
    for (String name : packages) {
      URL place = published(name.replace('.', '/') + "/package-info.class");
      if (place.openConnection() instanceof JarURLConnection inJar) {
        try (FileSystem jar = FileSystems.newFileSystem(path(inJar.getJarFileURL()))) {
          types.addAll(types(name, jar.getPath(name.replace('.', '/'))));
        }
      } else {
        types.addAll(types(name, path(place).getParent()));
      }
    }
    return types;
  }

  /** Finds a class file in the published classes, not in the test classes. */
  private static URL published(String classFile) throws IOException {
    return Collections.list(PublicApiTest.class.getClassLoader().getResources(classFile)).stream()
        .filter(url -> !url.toString().contains("/test-classes/"))
        .findFirst()
        .orElseThrow();
  }

  private static Path path(URL url) {
    return Path.of(URI.create(url.toString()));
  }

  private static List<Class<?>> types(String packageName, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class"))
          .<Class<?>>map(file -> load(packageName + "." + file.replace(".class", "")))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApiTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
