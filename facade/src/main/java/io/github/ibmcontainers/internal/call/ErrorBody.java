package io.github.ibmcontainers.internal.call;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.error.ErrorDetails;
import io.github.ibmcontainers.internal.http.CallTrace;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.text.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Headers;

/**
 * The fields of an error response of the service, IAM's management API, or a gateway. Each field is
 * an excerpt that is safe in messages, unlike the complete body.
 */
final class ErrorBody {
  private static final Pattern MARKUP =
      Pattern.compile("(?is)<\\s*(!doctype|html|head|body|\\?xml)");

  /** Fields of the container API, IAM, and their gateways; the first existing field is used. */
  private static final List<String> INCIDENT_IDS = List.of("incidentID", "trace", "transaction_id");

  private static final Pattern DOUBLED = Pattern.compile("\\b([\\w-]{8,})(?:,\\s*\\1\\b)+");
  private static final Pattern BETWEEN_IDS = Pattern.compile("[,;\\s]+");

  private ErrorBody() {}

  static ErrorDetails details(
      int status, String operation, Headers headers, String body, CallTrace trace) {
    String text = body.strip();
    boolean object = text.startsWith("{");
    JsonFields json = JsonFields.parse(object ? text : "").orElse(JsonFields.empty());
    boolean prose = !object && !text.startsWith("[") && !MARKUP.matcher(text).find();
    JsonElement element = json.elements("errors").stream().findFirst().orElse(null);
    JsonFields first = JsonFields.of(element);
    Optional<String> only =
        json.texts("errors").stream().findFirst().filter(it -> !(element instanceof JsonObject));
    return new ErrorDetails(
        status,
        operation,
        text(json, "code").or(() -> text(first, "code")),
        text(json, "description")
            .or(() -> text(first, "message"))
            .or(() -> text(first, "description"))
            .or(() -> only.map(Excerpt::of))
            .or(() -> text(json, "error"))
            .or(() -> text(json, "message"))
            .or(() -> text(json, "errorMessage"))
            .map(it -> DOUBLED.matcher(it).replaceAll("$1"))
            .or(() -> Optional.of(text).filter(it -> prose).map(Excerpt::of))
            .filter(line -> !line.isEmpty()),
        text(json, "terseDescription"),
        text(json, "type"),
        INCIDENT_IDS.stream()
            .flatMap(name -> text(json, name).stream())
            .findFirst()
            .map(ErrorBody::once),
        text(json, "recoveryCLI"),
        trace.requestId(),
        Optional.of(trace.correlationId()),
        headers,
        body);
  }

  /** The service sometimes returns the same id twice, separated by a comma. */
  private static String once(String ids) {
    return BETWEEN_IDS.splitAsStream(ids).distinct().collect(Collectors.joining(", "));
  }

  private static Optional<String> text(JsonFields json, String name) {
    return json.text(name).map(Excerpt::of).filter(line -> !line.isEmpty());
  }
}
