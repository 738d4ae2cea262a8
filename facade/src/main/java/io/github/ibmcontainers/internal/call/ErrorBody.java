package io.github.ibmcontainers.internal.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the body of an error answer, whoever wrote it: the service itself, IAM's management calls,
 * a gateway. What it finds is short, without markup and fit for a message; the body as such never
 * is.
 */
record ErrorBody(
    Optional<String> code,
    Optional<String> description,
    Optional<String> terseDescription,
    Optional<String> type,
    Optional<String> incidentId,
    Optional<String> recoveryCli) {
  private static final int LONGEST_TEXT = 400;
  private static final Pattern MARKUP =
      Pattern.compile("(?is)<\\s*(!doctype|html|head|body|\\?xml)");
  private static final ErrorBody NOTHING =
      new ErrorBody(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  static ErrorBody parse(String body) {
    String text = body.strip();
    if (text.isEmpty()) {
      return NOTHING;
    }
    if (text.startsWith("{")) {
      try {
        return of(JsonParser.parseString(text).getAsJsonObject());
      } catch (JsonParseException | IllegalStateException e) {
        return NOTHING;
      }
    }
    return MARKUP.matcher(text).find() || text.startsWith("[") ? NOTHING : onlyText(text);
  }

  private static ErrorBody of(JsonObject json) {
    JsonObject first = firstOfErrors(json);
    return new ErrorBody(
        text(json, "code").or(() -> text(first, "code")),
        text(json, "description")
            .or(() -> text(first, "message"))
            .or(() -> text(first, "description"))
            .or(() -> text(json, "error"))
            .or(() -> text(json, "message"))
            .or(() -> text(json, "errorMessage")),
        text(json, "terseDescription"),
        text(json, "type"),
        text(json, "incidentID").or(() -> text(json, "trace")),
        text(json, "recoveryCLI"));
  }

  private static JsonObject firstOfErrors(JsonObject json) {
    JsonElement errors = json.get("errors");
    if (errors instanceof JsonArray list && !list.isEmpty()) {
      JsonElement first = list.get(0);
      if (first.isJsonObject()) {
        return first.getAsJsonObject();
      }
      JsonObject named = new JsonObject();
      named.add("message", first);
      return named;
    }
    return new JsonObject();
  }

  private static Optional<String> text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive()
        ? printable(value.getAsString())
        : Optional.empty();
  }

  private static ErrorBody onlyText(String text) {
    return new ErrorBody(
        Optional.empty(),
        printable(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> printable(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…");
  }
}
