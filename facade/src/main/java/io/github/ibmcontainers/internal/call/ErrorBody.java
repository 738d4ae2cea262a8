package io.github.ibmcontainers.internal.call;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.text.Excerpt;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of an error response of the service, of IAM's management API or of a gateway. Each is
 * an excerpt fit for a message; the body itself is not.
 */
record ErrorBody(
    Optional<String> code,
    Optional<String> description,
    Optional<String> terseDescription,
    Optional<String> type,
    Optional<String> incidentId,
    Optional<String> recoveryCli) {
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
    if (text.startsWith("{")) {
      return JsonFields.parse(text).map(ErrorBody::of).orElse(NOTHING);
    }
    return text.startsWith("[") || MARKUP.matcher(text).find()
        ? NOTHING
        : new ErrorBody(
            Optional.empty(),
            Optional.of(Excerpt.of(text)).filter(line -> !line.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  private static ErrorBody of(JsonFields json) {
    JsonElement element = json.elements("errors").stream().findFirst().orElse(null);
    JsonFields first = JsonFields.of(element);
    Optional<String> only =
        json.texts("errors").stream().findFirst().filter(text -> !(element instanceof JsonObject));
    return new ErrorBody(
        text(json, "code").or(() -> text(first, "code")),
        text(json, "description")
            .or(() -> text(first, "message"))
            .or(() -> text(first, "description"))
            .or(() -> only.map(Excerpt::of))
            .or(() -> text(json, "error"))
            .or(() -> text(json, "message"))
            .or(() -> text(json, "errorMessage")),
        text(json, "terseDescription"),
        text(json, "type"),
        text(json, "incidentID").or(() -> text(json, "trace")),
        text(json, "recoveryCLI"));
  }

  private static Optional<String> text(JsonFields json, String name) {
    return json.text(name).map(Excerpt::of);
  }
}
