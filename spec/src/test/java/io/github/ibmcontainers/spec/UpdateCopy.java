package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Runs the update on a copy of the module's files. */
final class UpdateCopy {
  /** Replaces the slow comparison library. */
  static final BiFunction<JsonObject, JsonObject, DetailedDiff> NO_DETAILS =
      (old, young) -> new DetailedDiff(List.of(), "");

  private final Path module;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private UpdateCopy(Path module) {
    this.module = module;
  }

  static UpdateCopy in(Path directory) throws IOException {
    Path module = Files.createTempDirectory(directory, "spec");
    for (String file :
        List.of(
            "swagger.json",
            "overlay.yaml",
            "names.tsv",
            "api-surface.txt",
            "PROVENANCE",
            "CHANGES.md")) {
      Files.copy(SpecFiles.MODULE.resolve(file), module.resolve(file));
    }
    return new UpdateCopy(module);
  }

  /** Updates to a document from a file. */
  void take(byte[] document, boolean retire, BiFunction<JsonObject, JsonObject, DetailedDiff> diff)
      throws IOException {
    Path file = Files.write(module.resolveSibling(module.getFileName() + ".new"), document);
    new UpdateDocument(
            module,
            new DocumentSource(),
            Clock.fixed(Instant.parse("2026-12-24T10:00:00Z"), ZoneOffset.UTC),
            diff,
            new PrintStream(printed, true, UTF_8))
        .update(file.toString(), false, retire);
  }

  void take(String document) throws IOException {
    take(document.getBytes(UTF_8), false, NO_DETAILS);
  }

  String printed() {
    return printed.toString(UTF_8);
  }

  String read(String name) throws IOException {
    return Files.readString(module.resolve(name));
  }

  void write(String name, String text) throws IOException {
    Files.writeString(module.resolve(name), text);
  }

  /** The generator's input as the build would make it. */
  JsonObject generatorInput() throws IOException {
    return GeneratorInput.from(
        CorrectDocument.correct(
            read("swagger.json"), read("overlay.yaml"), CorrectDocument.names(module)));
  }

  Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(module)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
