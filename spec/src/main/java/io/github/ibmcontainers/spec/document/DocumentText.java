package io.github.ibmcontainers.spec.document;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Parses documents in JSON or YAML, with or without a byte order mark. */
public final class DocumentText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private DocumentText() {}

  /**
   * Parses a document.
   *
   * @throws DocumentException if it is neither a JSON nor a YAML object
   */
  public static JsonObject parse(String text) {
    String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    String start = plain.stripLeading();
    try {
      if (start.isEmpty() || start.startsWith("{") || start.startsWith("[")) {
        return ApiDocument.parse(plain);
      }
      if (start.startsWith("<")) {
        throw new DocumentException("the content is HTML or XML");
      }
      JsonElement tree = YamlTree.parseJson(plain);
      if (!tree.isJsonObject()) {
        throw new DocumentException("neither a JSON nor a YAML object, but plain text");
      }
      return tree.getAsJsonObject();
    } catch (DocumentException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new DocumentException(String.valueOf(e.getMessage()), e);
    }
  }
}
