package io.github.ibmcontainers.spec;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tool: rewrites {@code swagger.json} in its canonical form, {@code api-surface.txt} and the hashes
 * of {@code PROVENANCE} after an edit of the overlay. Run it with {@code mvn -pl spec
 * exec:java@refresh}.
 */
public final class RefreshListings {
  private RefreshListings() {}

  /**
   * Runs the tool.
   *
   * @param args the module's directory
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Path module = Path.of(args[0]);
    Path swaggerFile = module.resolve("swagger.json");
    String swagger = CanonicalJson.write(ApiDocument.parse(Files.readString(swaggerFile)));
    String overlay = Files.readString(module.resolve("overlay.yaml"));
    JsonObject corrected = CorrectDocument.correct(swagger, overlay);
    Path provenance = module.resolve("PROVENANCE");
    String origin =
        Provenance.parse(Files.readString(provenance)).withHashesOf(swagger, overlay).text();
    Files.writeString(swaggerFile, swagger);
    Files.writeString(module.resolve("api-surface.txt"), ApiSurface.of(corrected));
    Files.writeString(provenance, origin);
  }
}
