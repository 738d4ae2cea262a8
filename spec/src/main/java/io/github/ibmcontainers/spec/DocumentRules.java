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

/** Validates a new document. */
final class DocumentRules {
  private static final int MAX_MESSAGES = 10;

  private static final String INVALID = "not a valid Swagger 2.0 document: ";

  private DocumentRules() {}

  /** A valid document and its normal form. */
  record Valid(JsonObject published, NormalForm.Result normal) {}

  /**
   * Parses and validates a document.
   *
   * @throws UpdateRefused if it isn't valid Swagger 2.0
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
          "not a Swagger 2.0 document: it contains \"openapi\": " + document.get("openapi"));
    }
    if (!is(document.get("swagger"), "2.0")) {
      throw new UpdateRefused(
          "not a Swagger 2.0 document: it does not contain \"swagger\": \"2.0\"");
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
    List<String> messages = parserMessages(normal.document());
    if (!messages.isEmpty()) {
      throw new UpdateRefused(INVALID + limited(messages));
    }
    return new Valid(document, normal);
  }

  /**
   * Returns the messages of the generator's parser for the normal form, which the generator reads.
   */
  private static List<String> parserMessages(JsonObject document) {
    SwaggerParseResult result;
    try {
      result = new OpenAPIParser().readContents(document.toString(), null, null);
    } catch (RuntimeException e) {
      return List.of("the parser fails with " + e);
    }
    if (result.getOpenAPI() == null && result.getMessages() == null) {
      return List.of("the parser returns no result");
    }
    return result.getMessages() == null ? List.of() : result.getMessages();
  }

  /**
   * Compares the sizes of two documents.
   *
   * @throws UpdateRefused if the second has less than 90 % of the first's operations, models or
   *     fields
   */
  static void checkSize(JsonObject old, JsonObject updated) {
    Size before = Size.of(old);
    Size after = Size.of(updated);
    checkCount("operations", before.operations(), after.operations());
    checkCount("models", before.models(), after.models());
    checkCount("fields", before.fields(), after.fields());
  }

  private static void checkCount(String what, int before, int after) {
    if (10L * after < 9L * before) {
      throw new UpdateRefused(
          "the document has %s %s, the current one %s: it shrinks by more than 10 %%; -Dforce accepts it anyway"
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
    String text = String.join("; ", messages.subList(0, Math.min(MAX_MESSAGES, messages.size())));
    return messages.size() > MAX_MESSAGES
        ? text + "; and " + (messages.size() - MAX_MESSAGES) + " more"
        : text;
  }
}
