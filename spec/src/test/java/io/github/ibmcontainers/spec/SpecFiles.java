package io.github.ibmcontainers.spec;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.normal.KnownNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this module. */
final class SpecFiles {
  static final Path MODULE = Path.of("").toAbsolutePath();

  private SpecFiles() {}

  static String swagger() throws IOException {
    return read("swagger.json");
  }

  static String overlay() throws IOException {
    return read("overlay.yaml");
  }

  static JsonObject corrected() throws IOException {
    return CorrectDocument.correct(swagger(), overlay(), names());
  }

  static KnownNames names() throws IOException {
    return CorrectDocument.names(MODULE);
  }

  /** The published document in its normal form. */
  static JsonObject published() throws IOException {
    return CorrectDocument.published(swagger(), names()).document();
  }

  static String read(String name) throws IOException {
    return Files.readString(MODULE.resolve(name));
  }
}
