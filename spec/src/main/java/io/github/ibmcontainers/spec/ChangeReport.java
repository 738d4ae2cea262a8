package io.github.ibmcontainers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.Endpoint;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** What an update changes for users, as an entry of {@code CHANGES.md}. */
final class ChangeReport {
  private static final Pattern BLANK_LINES = Pattern.compile("[ \\t]*\\n(?:[ \\t]*\\n)+");

  private final ChangedOpenApi api;
  private final ModelChanges models;
  private final Overlay.Applied overlay;
  private final List<String> notes;

  private ChangeReport(
      ChangedOpenApi api, ModelChanges models, Overlay.Applied overlay, List<String> notes) {
    this.notes = notes;
    this.api = api;
    this.models = models;
    this.overlay = overlay;
  }

  /**
   * Compares two corrected documents; the overlay's results are those of the second.
   *
   * @param notes what else there is to say of the second
   */
  static ChangeReport between(JsonObject old, Overlay.Applied young, List<String> notes) {
    return new ChangeReport(
        OpenApiCompare.fromSpecifications(openApi(old), openApi(young.document())),
        ModelChanges.between(old, young.document()),
        young,
        notes);
  }

  /** The entry in Markdown, line breaks at the end included. */
  String markdown(Provenance provenance) {
    StringBuilder text = new StringBuilder();
    text.append("\n## %s, version %s\n\n".formatted(provenance.date(), provenance.version()));
    text.append(
        "From %s, sha256 `%s`.\n".formatted(provenance.source(), provenance.swaggerSha256()));
    list(text, "Added", both(endpoints(api.getNewEndpoints()), models.added()));
    list(text, "Deprecated", endpoints(api.getDeprecatedEndpoints()));
    list(text, "Changed", both(operations(api.getChangedOperations()), models.changed()));
    list(text, "Removed", both(endpoints(api.getMissingEndpoints()), models.removed()));
    list(text, "Decided", notes);
    list(
        text,
        "Overlay: does not fit any more, to be mended before the next build",
        overlay.broken());
    list(text, "Overlay: no longer needed", overlay.notNeeded());
    if (!api.getChangedOperations().isEmpty()) {
      text.append("\n### Details\n\n").append(details());
    }
    return text.toString();
  }

  private String details() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new MarkdownRender().render(api, new OutputStreamWriter(bytes, UTF_8));
    String text = bytes.toString(UTF_8);
    String body = text.substring(Math.max(0, text.indexOf("#### ")));
    return BLANK_LINES.matcher(body).replaceAll("\n\n").strip() + "\n";
  }

  private static void list(StringBuilder text, String title, List<String> items) {
    if (!items.isEmpty()) {
      text.append("\n### ").append(title).append("\n\n");
      items.forEach(item -> text.append("- ").append(item).append('\n'));
    }
  }

  private static List<String> endpoints(List<Endpoint> endpoints) {
    List<String> lines = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      lines.add(
          "operation `%s %s` (%s)"
              .formatted(
                  endpoint.getMethod(),
                  endpoint.getPathUrl(),
                  endpoint.getOperation().getOperationId()));
    }
    return lines;
  }

  private static List<String> operations(List<ChangedOperation> operations) {
    List<String> lines = new ArrayList<>();
    for (ChangedOperation operation : operations) {
      lines.add(
          "operation `%s %s`: %s"
              .formatted(
                  operation.getHttpMethod(),
                  operation.getPathUrl(),
                  operation.isCompatible() ? "compatible" : "incompatible"));
    }
    return lines;
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream().sorted(), other.stream().sorted()).toList();
  }

  private static OpenAPI openApi(JsonObject document) {
    return new OpenAPIParser().readContents(document.toString(), null, null).getOpenAPI();
  }
}
