package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
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
import java.util.List;
import java.util.function.BiFunction;

/**
 * Tool: takes a new version of the published document. Run it with {@code mvn -pl spec
 * exec:java@update -Dswagger=<address or file>}; without {@code -Dswagger} it asks IBM's address.
 *
 * <p>It writes {@code swagger.json}, {@code PROVENANCE}, {@code api-surface.txt} and appends to
 * {@code CHANGES.md}, or none of them.
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
   * Runs the tool. What it refuses is one line on standard error and exit status 1.
   *
   * @param args the module's directory, the document's address or file, {@code true} to take a
   *     document that is much smaller than the present one, and {@code retire} to retire actions of
   *     the overlay that do not fit
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
                .take(args[1], Boolean.parseBoolean(args[2]), args[3].equals("retire")));
  }

  /**
   * Takes a document.
   *
   * @param source its address or file
   * @param force whether it may be much smaller than the present one
   * @param retire whether actions of the overlay that do not fit any more are moved to {@code
   *     retired.yaml}
   * @throws UpdateRefused with the place and the reason when it is not taken
   * @throws OverlayException with the line and the reason when the overlay is none
   * @throws IOException when a file cannot be read or written; all have their former content then
   */
  void take(String source, boolean force, boolean retire) throws IOException {
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
    LocalDate today = LocalDate.now(clock);
    String overlayText = read("overlay.yaml");
    RetiredActions actions = new RetiredActions(overlayText, readOr(RETIRED), List.of());
    Overlay.Applied before = Overlay.parse(overlayText).tryOn(old.document());
    if (retire) {
      actions = RetiredActions.from(overlayText, readOr(RETIRED), young.normal().document(), today);
    }
    Overlay.Applied after = Overlay.parse(actions.overlay()).tryOn(young.normal().document());
    Provenance provenance =
        new Provenance(
                source,
                found.method(),
                today,
                young.published().getAsJsonObject("info").get("version").getAsString(),
                "",
                "")
            .withHashesOf(swagger, actions.overlay());
    String report =
        ChangeReport.between(
                before.document(),
                after,
                new ChangeReport.Remarks(
                    young.normal().notes(), actions.sentences(), FacadeUses.parse(readOr(USES))),
                diff)
            .markdown(provenance);
    FileTransaction files =
        new FileTransaction()
            .put(module.resolve("swagger.json"), swagger)
            .put(
                module.resolve(CorrectDocument.NAMES),
                NamesGrowth.of(known, young.normal(), after.document()).text())
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

  private String readOr(String name) throws IOException {
    return Files.exists(module.resolve(name)) ? read(name) : "";
  }

  private String read(String name) throws IOException {
    return Files.readString(module.resolve(name), UTF_8);
  }
}
