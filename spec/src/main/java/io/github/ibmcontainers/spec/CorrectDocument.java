package io.github.ibmcontainers.spec;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Build step: applies the overlay to the published document and writes the corrected document and
 * the generator's input below the build directory. Same inputs, same bytes.
 */
public final class CorrectDocument {
  private CorrectDocument() {}

  /**
   * Runs the step.
   *
   * @param args the module's directory and its build directory
   * @throws IOException when a file cannot be read or written
   * @throws OverlayException when an action of the overlay does not fit the document
   */
  public static void main(String[] args) throws IOException {
    Path module = Path.of(args[0]);
    Path target = Path.of(args[1]);
    JsonObject corrected =
        correct(
            Files.readString(module.resolve("swagger.json")),
            Files.readString(module.resolve("overlay.yaml")));
    write(
        target.resolve("classes/io/github/ibmcontainers/spec/containers-api.json"),
        CanonicalJson.write(corrected));
    write(
        target.resolve("generator-input.json"),
        CanonicalJson.write(GeneratorInput.from(corrected)));
  }

  /**
   * The published document with the overlay applied.
   *
   * @throws IllegalArgumentException when the first text is no JSON object
   * @throws OverlayException when an action of the overlay does not fit the document
   */
  static JsonObject correct(String swagger, String overlay) {
    return Overlay.parse(overlay).apply(published(swagger));
  }

  /** The published document as the overlay sees it. */
  static JsonObject published(String swagger) {
    JsonObject document = ApiDocument.parse(swagger);
    FlatOperations.apply(document);
    UniqueOperationIds.apply(document);
    return document;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
