package io.github.ibmcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code spec/facade-uses.tsv} current: the classes that use each operation and field of the
 * document, so that the report of an update can name them before the build does. Rewrites an
 * outdated list; fails in CI.
 */
class FacadeUsesTest {
  private static final Path LIST = Path.of("../spec/facade-uses.tsv");
  private static final String ROOT = "io.github.ibmcontainers.";
  private static final String API = ROOT + "generated.api.";
  private static final String MODEL = ROOT + "generated.model.";
  private static final String HEADER =
      "# Which classes of the facade use which operations and fields. Written by a test of the"
          + " facade.\n";

  @Test
  @DisplayName("The list of operations and fields that the facade uses is current")
  void current() throws IOException {
    Map<String, String> subjects = subjects();
    Set<String> lines = new TreeSet<>();
    for (JavaClass user :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/generated/"))
            .withImportOption(location -> location.contains("/facade/"))
            .importPackages("io.github.ibmcontainers")) {
      accesses(user)
          .map(access -> subjects.get(key(access.getTargetOwner().getName(), access.getName())))
          .filter(Objects::nonNull)
          .forEach(subject -> lines.add(subject + "\t" + name(user)));
    }
    String list = HEADER + String.join("\n", lines) + "\n";
    String present = Files.exists(LIST) ? Files.readString(LIST) : "";

    assertThat(lines).as("uses").hasSizeGreaterThan(100);
    if (System.getenv("CI") == null && !present.equals(list)) {
      Files.writeString(LIST, list);
    } else {
      assertThat(present).as("run FacadeUsesTest outside CI and commit the list").isEqualTo(list);
    }
  }

  private static Stream<JavaAccess<?>> accesses(JavaClass user) {
    return Stream.concat(
        user.getMethodCallsFromSelf().stream(), user.getMethodReferencesFromSelf().stream());
  }

  /** Kind and name, by the class and method generated from them. */
  private static Map<String, String> subjects() throws IOException {
    JsonObject document;
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                FacadeUsesTest.class.getResourceAsStream(
                    "/io/github/ibmcontainers/spec/containers-api.json")),
            UTF_8)) {
      document = JsonParser.parseReader(in).getAsJsonObject();
    }
    Map<String, String> subjects = new HashMap<>();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      for (Map.Entry<String, JsonElement> method : path.getValue().getAsJsonObject().entrySet()) {
        JsonObject operation = method.getValue().getAsJsonObject();
        String tag = operation.getAsJsonArray("tags").get(0).getAsString();
        subjects.put(
            key(API + tag + "Api", operation.get("operationId").getAsString()),
            "operation\t" + method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    for (Map.Entry<String, JsonElement> model :
        document.getAsJsonObject("definitions").entrySet()) {
      if (model.getValue().getAsJsonObject().get("properties") instanceof JsonObject fields) {
        Set<String> names = new HashSet<>(fields.keySet());
        for (String field : names) {
          for (String prefix : List.of("get", "set", "")) {
            subjects.putIfAbsent(
                key(MODEL + model.getKey(), prefix + field),
                "field\t" + model.getKey() + "." + field);
          }
        }
      }
    }
    return subjects;
  }

  private static String key(String owner, String member) {
    String plain = owner.substring(owner.lastIndexOf('.') + 1) + " " + member;
    String folded = plain.replaceAll("[^A-Za-z0-9 ]", "").toLowerCase(Locale.ROOT);
    return owner.substring(0, owner.lastIndexOf('.')) + " " + folded;
  }

  private static String name(JavaClass user) {
    String name = user.getName().substring(ROOT.length());
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }
}
