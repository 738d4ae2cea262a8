package io.github.ibmcontainers.spec;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import io.github.ibmcontainers.spec.document.DocumentText;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NameTableUpdate;
import io.github.ibmcontainers.spec.normal.NormalForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tool that updates {@code swagger.json} (canonical form), {@code api-surface.txt}, the table of
 * names and the hashes of {@code PROVENANCE} after an edit of the overlay. Run it with {@code mvn
 * -pl spec exec:java@refresh}.
 */
public final class RefreshListings {
  private RefreshListings() {}

  /**
   * Runs the tool.
   *
   * @param args the module's directory
   */
  public static void main(String[] args) {
    Tool.main(() -> refresh(Path.of(args[0])));
  }

  private static void refresh(Path module) throws IOException {
    Path swaggerFile = module.resolve("swagger.json");
    String swagger = CanonicalJson.write(DocumentText.parse(Files.readString(swaggerFile)));
    String overlay = Files.readString(module.resolve("overlay.yaml"));
    KnownNames known = CorrectDocument.names(module);
    NormalForm.Result published = CorrectDocument.published(swagger, known);
    JsonObject corrected = Overlay.parse(overlay).apply(published.document());
    Path provenance = module.resolve("PROVENANCE");
    String origin =
        Provenance.parse(Files.readString(provenance)).withHashesOf(swagger, overlay).text();
    Files.writeString(swaggerFile, swagger);
    Files.writeString(
        module.resolve(CorrectDocument.NAMES),
        NameTableUpdate.of(known, published, corrected).text());
    Files.writeString(module.resolve("api-surface.txt"), ApiSurface.of(corrected));
    Files.writeString(provenance, origin);
  }
}
