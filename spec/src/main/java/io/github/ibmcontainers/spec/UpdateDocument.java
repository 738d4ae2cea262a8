package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NameTableUpdate;
import io.github.ibmcontainers.spec.normal.NormalForm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Tool that updates the published document. Run it with {@code mvn -pl spec exec:java@update
 * -Dswagger=<URL or file>}; without {@code -Dswagger} it reads the document from IBM.
 *
 * <p>It writes {@code swagger.json}, {@code names.tsv}, {@code PROVENANCE} and {@code
 * api-surface.txt}, and appends to {@code CHANGES.md}. If it fails, all files are unchanged.
 */
public final class UpdateDocument {
  private static final String RETIRED = "retired.yaml";
  private static final String USES = "facade-uses.tsv";

  private final Path module;
  private final DocumentSource documents;
  private final Clock clock;
  private final BiFunction<JsonObject, JsonObject, DetailedDiff> diff;
  private final PrintStream out;

  UpdateDocument(
      Path module,
      DocumentSource documents,
      Clock clock,
      BiFunction<JsonObject, JsonObject, DetailedDiff> diff,
      PrintStream out) {
    this.module = module;
    this.documents = documents;
    this.clock = clock;
    this.diff = diff;
    this.out = out;
  }

  /**
   * Runs the tool. An error is one line on standard error, with exit status 1.
   *
   * @param args the module's directory, the document's URL or file, {@code true} to accept a much
   *     smaller document, and {@code retire} to retire actions of the overlay that no longer apply
   */
  public static void main(String[] args) {
    Tool.main(
        () ->
            new UpdateDocument(
                    Path.of(args[0]),
                    new DocumentSource(),
                    Clock.systemUTC(),
                    DetailedDiff::between,
                    System.out)
                .update(args[1], Boolean.parseBoolean(args[2]), args[3].equals("retire")));
  }

  /**
   * Updates the document.
   *
   * @param source the URL or file of the new document
   * @param force whether a document that is much smaller than the current one is accepted
   * @param retire whether actions of the overlay that no longer apply are moved to {@code
   *     retired.yaml}
   * @throws UpdateRefused if the document is rejected, with the location and the reason
   * @throws OverlayException if the overlay is invalid, with the line and the reason
   * @throws IOException if a file can't be read or written; all files are unchanged then
   */
  void update(String source, boolean force, boolean retire) throws IOException {
    DocumentSource.Source read = documents.read(source);
    KnownNames known = CorrectDocument.names(module);
    DocumentRules.Valid updated = DocumentRules.validated(read.text(), known);
    NormalForm.Result old = CorrectDocument.published(read("swagger.json"), known);
    if (!force) {
      DocumentRules.checkSize(old.document(), updated.normal().document());
    }
    String swagger = CanonicalJson.write(updated.published());
    if (swagger.equals(read("swagger.json"))) {
      out.println("The document has not changed.");
      return;
    }
    LocalDate today = LocalDate.now(clock);
    String overlayText = read("overlay.yaml");
    RetiredActions actions = new RetiredActions(overlayText, readIfExists(RETIRED), List.of());
    Overlay.Applied before = Overlay.parse(overlayText).tryOn(old.document());
    if (retire) {
      actions =
          RetiredActions.from(
              overlayText, readIfExists(RETIRED), updated.normal().document(), today);
    }
    Overlay.Applied after = Overlay.parse(actions.overlay()).tryOn(updated.normal().document());
    Provenance provenance =
        new Provenance(
                source,
                read.method(),
                today,
                updated.published().getAsJsonObject("info").get("version").getAsString(),
                "",
                "")
            .withHashesOf(swagger, actions.overlay());
    String report =
        ChangeReport.between(
                before.document(),
                after,
                new ChangeReport.Remarks(
                    updated.normal().notes(),
                    actions.sentences(),
                    FacadeUses.parse(readIfExists(USES))),
                diff)
            .markdown(provenance);
    FileTransaction files =
        new FileTransaction()
            .put(module.resolve("swagger.json"), swagger)
            .put(
                module.resolve(CorrectDocument.NAMES),
                NameTableUpdate.of(known, updated.normal(), after.document()).text())
            .put(module.resolve("api-surface.txt"), ApiSurface.of(after.document()))
            .put(module.resolve("CHANGES.md"), read("CHANGES.md") + report)
            .put(module.resolve("PROVENANCE"), provenance.text());
    if (!actions.sentences().isEmpty()) {
      files.put(module.resolve("overlay.yaml"), actions.overlay());
      files.put(module.resolve(RETIRED), actions.list());
    }
    files.commit();
    out.println(report.strip());
  }

  private String readIfExists(String name) throws IOException {
    return Files.exists(module.resolve(name)) ? read(name) : "";
  }

  private String read(String name) throws IOException {
    return Files.readString(module.resolve(name), UTF_8);
  }
}
