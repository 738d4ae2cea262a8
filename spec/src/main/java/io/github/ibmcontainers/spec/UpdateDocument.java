package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ibmcontainers.spec.document.CanonicalJson;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NamesGrowth;
import io.github.ibmcontainers.spec.normal.NormalForm;
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
    KnownNames known = CorrectDocument.names(module);
    DocumentRules.Valid young = DocumentRules.validated(found.text(), known);
    NormalForm.Result old = CorrectDocument.published(read("swagger.json"), known);
    if (!force) {
      DocumentRules.notMuchSmaller(old.document(), young.normal().document());
    }
    String swagger = CanonicalJson.write(young.published());
    if (swagger.equals(read("swagger.json"))) {
      out.println("The document has not changed.");
      return;
    }
    String overlayText = read("overlay.yaml");
    Overlay overlay = Overlay.parse(overlayText);
    Overlay.Applied before = overlay.tryOn(old.document());
    Overlay.Applied after = overlay.tryOn(young.normal().document());
    Provenance provenance =
        new Provenance(
                source,
                found.method(),
                LocalDate.now(clock),
                young.published().getAsJsonObject("info").get("version").getAsString(),
                "",
                "")
            .withHashesOf(swagger, overlayText);
    String report =
        ChangeReport.between(before.document(), after, young.normal().notes()).markdown(provenance);
    new FileTransaction()
        .put(module.resolve("swagger.json"), swagger)
        .put(
            module.resolve(CorrectDocument.NAMES),
            NamesGrowth.of(known, young.normal(), after.document()).text())
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
