package io.github.ibmcontainers.generated.contract;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import io.github.ibmcontainers.spec.CorrectDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Third-party documents in various styles: each is normalized, generated, compiled, and verified by
 * the same contract as this module's document.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
  /** Additional documents: files and directories, separated as in a class path. */
  private static final String MORE = "corpus";

  private static final List<Path> FOLDERS =
      List.of(Path.of("src/test/corpus"), Path.of("../spec/src/test/corpus"));

  private static final String NO_CORRECTION =
      """
      overlay: 1.0.0
      info:
        title: Nothing to correct
        version: 1.0.0
      actions: []
      """;

  @TempDir Path work;

  private final Exchanges exchanges;
  private final List<URLClassLoader> loaders = new ArrayList<>();

  CorpusTest() throws IOException {
    exchanges = new Exchanges();
  }

  @AfterAll
  void stop() throws IOException {
    exchanges.close();
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> everyDocumentBecomesAClientThatFulfillsTheContract() throws IOException {
    return documents().stream()
        .map(
            document ->
                dynamicContainer(
                    document.getFileName().toString(),
                    Stream.of(document).flatMap(this::contract)));
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    List<Path> places = new ArrayList<>(FOLDERS);
    String more = System.getProperty(MORE, "");
    if (!more.isEmpty()) {
      Stream.of(more.split(System.getProperty("path.separator")))
          .map(Path::of)
          .forEach(places::add);
    }
    for (Path place : places) {
      if (Files.exists(place)) {
        try (Stream<Path> files = Files.walk(place)) {
          files
              .filter(f -> f.toString().matches(".*\\.(json|ya?ml)"))
              .sorted()
              .forEach(documents::add);
        }
      }
    }
    return documents;
  }

  /** Any failure before the classes exist is reported as one failed test of the document. */
  private Stream<DynamicTest> contract(Path document) {
    String name = document.getFileName().toString().replaceAll("\\.\\w+$", "");
    try {
      Path directory = Files.createTempDirectory(work, name);
      Files.copy(document, directory.resolve("swagger.json"));
      Files.writeString(directory.resolve("overlay.yaml"), NO_CORRECTION);
      CorrectDocument.main(new String[] {directory.toString(), directory.toString()});
      String root =
          "corpus." + name.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(java.util.Locale.ROOT);
      List<Path> sources =
          ClientGenerator.generate(
              directory.resolve("generator-input.json"), directory.resolve("sources"), root);
      Path classes = directory.resolve("compiled");
      URLClassLoader loader = Compilation.compile(sources, classes);
      loaders.add(loader);
      CorrectedDocument corrected =
          new CorrectedDocument(
              Files.readString(
                  directory.resolve("classes/io/github/ibmcontainers/spec/containers-api.json")));
      GeneratedCode code = new GeneratedCode(loader, classes, root);
      return Stream.concat(
          new DefinitionContract(corrected, code).all(),
          new OperationContract(corrected, code, exchanges, null).all());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException | RuntimeException | AssertionError e) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "is generated and compiled",
              () -> {
                throw new AssertionError(name, e);
              }));
    }
  }
}
