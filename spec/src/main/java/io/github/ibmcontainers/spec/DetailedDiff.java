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
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/**
 * The operations that differ between two documents, as determined by a library.
 *
 * @param operations a line for each operation, including whether the change is compatible
 * @param text all differences in Markdown
 */
record DetailedDiff(List<String> operations, String text) {
  private static final Pattern BLANK_LINES = Pattern.compile("[ \\t]*\\n(?:[ \\t]*\\n)+");

  /**
   * Compares two documents.
   *
   * @throws RuntimeException if the library fails
   */
  static DetailedDiff between(JsonObject old, JsonObject updated) {
    ChangedOpenApi api = OpenApiCompare.fromSpecifications(openApi(old), openApi(updated));
    List<String> operations = new ArrayList<>();
    for (ChangedOperation operation : api.getChangedOperations()) {
      operations.add(
          "operation `%s %s`: %s"
              .formatted(
                  operation.getHttpMethod(),
                  operation.getPathUrl(),
                  operation.isCompatible() ? "compatible" : "incompatible"));
    }
    return new DetailedDiff(
        operations.stream().sorted().toList(), operations.isEmpty() ? "" : rendered(api));
  }

  private static String rendered(ChangedOpenApi api) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new MarkdownRender().render(api, new OutputStreamWriter(bytes, UTF_8));
    String text = bytes.toString(UTF_8);
    String body = text.substring(Math.max(0, text.indexOf("#### ")));
    return BLANK_LINES.matcher(body).replaceAll("\n\n").strip() + "\n";
  }

  private static OpenAPI openApi(JsonObject document) {
    return new OpenAPIParser().readContents(document.toString(), null, null).getOpenAPI();
  }
}
