package io.github.ibmcontainers.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.DocumentException;
import io.github.ibmcontainers.spec.document.DocumentText;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NormalForm;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new document must be to be taken. */
final class DocumentRules {
  private static final int MESSAGES = 10;

  private static final String INVALID = "no valid Swagger 2.0 document: ";

  private DocumentRules() {}

  /** A document that may be taken, and its normal form. */
  record Valid(JsonObject published, NormalForm.Result normal) {}

  /**
   * Parses and validates a document.
   *
   * @throws UpdateRefused when it is no valid Swagger 2.0
   */
  static Valid validated(String text, KnownNames known) {
    JsonObject document;
    try {
      document = DocumentText.parse(text);
    } catch (DocumentException e) {
      throw new UpdateRefused(e.getMessage(), e);
    }
    if (document.has("openapi")) {
      throw new UpdateRefused(
          "no Swagger 2.0 document: it says \"openapi\": " + document.get("openapi"));
    }
    if (!is(document.get("swagger"), "2.0")) {
      throw new UpdateRefused("no Swagger 2.0 document: it does not say \"swagger\": \"2.0\"");
    }
    if (!(document.get("info") instanceof JsonObject info)
        || !(info.get("version") instanceof JsonPrimitive)) {
      throw new UpdateRefused(INVALID + "no info.version");
    }
    if (!(document.get("paths") instanceof JsonObject paths) || paths.isEmpty()) {
      throw new UpdateRefused(INVALID + "no paths");
    }
    NormalForm.Result normal;
    try {
      normal = NormalForm.of(document, known);
    } catch (DocumentException e) {
      throw new UpdateRefused(INVALID + e.getMessage(), e);
    }
    if (ApiDocument.operations(normal.document()).isEmpty()) {
      throw new UpdateRefused(INVALID + "no operations");
    }
    List<String> messages = complaints(normal.document());
    if (!messages.isEmpty()) {
      throw new UpdateRefused(INVALID + limited(messages));
    }
    return new Valid(document, normal);
  }

  /** What the generator's parser would say; the normal form is what it gets. */
  private static List<String> complaints(JsonObject document) {
    SwaggerParseResult result;
    try {
      result = new OpenAPIParser().readContents(document.toString(), null, null);
    } catch (RuntimeException e) {
      return List.of("the parser fails with " + e);
    }
    if (result.getOpenAPI() == null && result.getMessages() == null) {
      return List.of("the parser makes nothing of it");
    }
    return result.getMessages() == null ? List.of() : result.getMessages();
  }

  /**
   * Compares the sizes of two documents.
   *
   * @throws UpdateRefused when the second has less than nine tenths of the first's operations,
   *     models or fields
   */
  static void notMuchSmaller(JsonObject old, JsonObject young) {
    Size before = Size.of(old);
    Size after = Size.of(young);
    shrunk("operations", before.operations(), after.operations());
    shrunk("models", before.models(), after.models());
    shrunk("fields", before.fields(), after.fields());
  }

  private static void shrunk(String what, int before, int after) {
    if (10L * after < 9L * before) {
      throw new UpdateRefused(
          "the document has %s %s, the present one %s: more than a tenth would be lost; -Dforce takes it nevertheless"
              .formatted(after, what, before));
    }
  }

  private record Size(int operations, int models, int fields) {
    static Size of(JsonObject document) {
      int fields = 0;
      for (JsonElement model : ApiDocument.definitions(document).asMap().values()) {
        if (model.getAsJsonObject().get("properties") instanceof JsonObject properties) {
          fields += properties.size();
        }
      }
      return new Size(
          ApiDocument.operations(document).size(),
          ApiDocument.definitions(document).size(),
          fields);
    }
  }

  private static boolean is(@Nullable JsonElement element, String value) {
    return element != null && element.isJsonPrimitive() && element.getAsString().equals(value);
  }

  private static String limited(List<String> messages) {
    String text = String.join("; ", messages.subList(0, Math.min(MESSAGES, messages.size())));
    return messages.size() > MESSAGES
        ? text + "; and " + (messages.size() - MESSAGES) + " more"
        : text;
  }
}
