package io.github.ibmcontainers.spec;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import io.github.ibmcontainers.spec.document.DocumentException;
import io.github.ibmcontainers.spec.document.DocumentText;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NormalForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Build step: applies the overlay to the published document, and writes the corrected document, the
 * generator's input and the listing of responses to the build directory. The output is
 * reproducible.
 */
public final class CorrectDocument {
  /** The table of names. */
  static final String NAMES = "names.tsv";

  private CorrectDocument() {}

  /**
   * Runs the step.
   *
   * @param args the module's directory and its build directory
   */
  public static void main(String[] args) {
    Tool.step(() -> correct(Path.of(args[0]), Path.of(args[1])));
  }

  private static void correct(Path module, Path target) throws IOException {
    JsonObject corrected =
        correct(
            Files.readString(module.resolve("swagger.json")),
            Files.readString(module.resolve("overlay.yaml")),
            names(module));
    write(
        target.resolve("classes/io/github/ibmcontainers/spec/containers-api.json"),
        CanonicalJson.write(corrected));
    write(
        target.resolve("generator-input.json"),
        CanonicalJson.write(GeneratorInput.from(corrected)));
    write(
        target.resolve("client-resources/io/github/ibmcontainers/generated/responses.json"),
        ResponseListing.from(corrected).toString());
  }

  /**
   * Returns the published document in its normal form with the overlay applied.
   *
   * @throws DocumentException if the document is invalid
   * @throws OverlayException if an action of the overlay doesn't apply to the document
   */
  static JsonObject correct(String swagger, String overlay, KnownNames known) {
    return Overlay.parse(overlay).apply(published(swagger, known).document());
  }

  /** Returns the normal form of the published document, to which the overlay is applied. */
  static NormalForm.Result published(String swagger, KnownNames known) {
    return NormalForm.of(DocumentText.parse(swagger), known);
  }

  /** Returns the module's table of names; empty if the file doesn't exist. */
  static KnownNames names(Path module) throws IOException {
    Path file = module.resolve(NAMES);
    return Files.exists(file) ? KnownNames.parse(Files.readString(file)) : KnownNames.none();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
