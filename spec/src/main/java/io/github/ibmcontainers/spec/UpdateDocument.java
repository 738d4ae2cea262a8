package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Tool: takes a new version of the published document. Run it with {@code mvn -pl spec
 * exec:java@update -Dswagger=<address or file>}; without {@code -Dswagger} it asks IBM's address.
 *
 * <p>It writes {@code swagger.json}, {@code PROVENANCE}, {@code api-surface.txt} and appends to
 * {@code CHANGES.md}, or none of them.
 */
public final class UpdateDocument {
  private final Path module;
  private final DocumentSource documents;
  private final Clock clock;
  private final PrintStream out;

  UpdateDocument(Path module, DocumentSource documents, Clock clock, PrintStream out) {
    this.module = module;
    this.documents = documents;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Runs the tool.
   *
   * @param args the module's directory, the document's address or file, and {@code true} to take a
   *     document that is much smaller than the present one
   * @throws UpdateRefused when the document is not taken
   * @throws IOException when a file of the module cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    new UpdateDocument(Path.of(args[0]), new DocumentSource(), Clock.systemUTC(), System.out)
        .take(args[1], Boolean.parseBoolean(args[2]));
  }

  /**
   * Takes a document.
   *
   * @param source its address or file
   * @param force whether it may be much smaller than the present one
   */
  void take(String source, boolean force) throws IOException {
    DocumentSource.Found found = documents.read(source);
    JsonObject young = DocumentRules.validated(found.text());
    JsonObject old = ApiDocument.parse(read("swagger.json"));
    if (!force) {
      DocumentRules.notMuchSmaller(old, young);
    }
    String swagger = CanonicalJson.write(young);
    if (swagger.equals(CanonicalJson.write(old))) {
      out.println("The document has not changed.");
      return;
    }
    String overlayText = read("overlay.yaml");
    Overlay overlay = Overlay.parse(overlayText);
    Overlay.Applied before = overlay.tryOn(CorrectDocument.published(read("swagger.json")));
    Overlay.Applied after = overlay.tryOn(CorrectDocument.published(swagger));
    Provenance provenance =
        new Provenance(
                source,
                found.method(),
                LocalDate.now(clock),
                young.getAsJsonObject("info").get("version").getAsString(),
                "",
                "")
            .withHashesOf(swagger, overlayText);
    String report =
        ChangeReport.between(
                before.document(), after, UniqueOperationIds.apply(ApiDocument.parse(swagger)))
            .markdown(provenance);
    new FileTransaction()
        .put(module.resolve("swagger.json"), swagger)
        .put(module.resolve("api-surface.txt"), ApiSurface.of(after.document()))
        .put(module.resolve("CHANGES.md"), read("CHANGES.md") + report)
        .put(module.resolve("PROVENANCE"), provenance.text())
        .commit();
    out.println(report.strip());
  }

  private String read(String name) throws IOException {
    return Files.readString(module.resolve(name), UTF_8);
  }
}
