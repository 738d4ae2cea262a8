package io.github.ibmcontainers.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a new document must be to be taken. */
final class DocumentRules {
  private static final int MESSAGES = 10;

  /** The published document has done it; {@link UniqueOperationIds} mends it. */
  private static final String REPEATED_ID = "is repeated";

  private DocumentRules() {}

  /**
   * Parses and validates a document.
   *
   * @throws UpdateRefused when it is no valid Swagger 2.0
   */
  static JsonObject validated(String text) {
    JsonObject document;
    try {
      document = ApiDocument.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UpdateRefused(
          (looksLikeMarkup(text) ? "a page of HTML or XML, not the document: " : "")
              + e.getMessage(),
          e);
    }
    if (!is(document.get("swagger"), "2.0")) {
      throw new UpdateRefused("no Swagger 2.0 document: it does not say \"swagger\": \"2.0\"");
    }
    if (!(document.get("info") instanceof JsonObject info) || info.get("version") == null) {
      throw new UpdateRefused("no valid Swagger 2.0 document: no info.version");
    }
    if (!(document.get("paths") instanceof JsonObject paths) || paths.isEmpty()) {
      throw new UpdateRefused("no valid Swagger 2.0 document: no paths");
    }
    // Before the parser, which would follow a reference to another host.
    Set<String> dangling = References.dangling(document, document);
    if (!dangling.isEmpty()) {
      throw new UpdateRefused(
          "no valid Swagger 2.0 document: references that lead nowhere in it: "
              + limited(List.copyOf(dangling)));
    }
    SwaggerParseResult result = new OpenAPIParser().readContents(text, null, null);
    List<String> messages =
        result.getMessages() == null
            ? List.of()
            : result.getMessages().stream().filter(m -> !m.endsWith(REPEATED_ID)).toList();
    if (result.getOpenAPI() == null || !messages.isEmpty()) {
      throw new UpdateRefused("no valid Swagger 2.0 document: " + limited(messages));
    }
    return document;
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
          "the document has %d %s, the present one %d: more than a tenth would be lost; -Dforce takes it nevertheless"
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

  private static boolean looksLikeMarkup(String text) {
    return text.stripLeading().startsWith("<");
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
