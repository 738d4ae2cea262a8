package io.github.ibmcontainers.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * What a Kubernetes API server says when it does not do what it was asked: its {@code Status}
 * object.
 *
 * @param code the HTTP status
 * @param reason a word for it, such as {@code Forbidden} or {@code AlreadyExists}
 * @param message a sentence for people
 * @param kind the kind of the object that it is about
 * @param name the name of the object that it is about
 * @param retryAfterSeconds how long to wait before another attempt
 */
public record KubernetesStatus(
    int code,
    Optional<String> reason,
    Optional<String> message,
    Optional<String> kind,
    Optional<String> name,
    Optional<Integer> retryAfterSeconds) {

  /** From a body, whatever it is: what is no {@code Status} has a code and nothing else. */
  static KubernetesStatus of(int code, String body) {
    if (body.stripLeading().startsWith("{")) {
      try {
        return of(code, JsonParser.parseString(body).getAsJsonObject());
      } catch (JsonParseException | IllegalStateException e) {
        return bare(code);
      }
    }
    return bare(code);
  }

  static KubernetesStatus of(int code, JsonObject json) {
    if (!text(json, "kind").orElse("").equals("Status")) {
      return bare(code);
    }
    JsonObject details =
        json.get("details") instanceof JsonObject object ? object : new JsonObject();
    return new KubernetesStatus(
        number(json, "code").filter(own -> own > 0).orElse(code),
        text(json, "reason"),
        text(json, "message"),
        text(details, "kind"),
        text(details, "name"),
        number(details, "retryAfterSeconds"));
  }

  private static KubernetesStatus bare(int code) {
    return new KubernetesStatus(
        code,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive() && !value.getAsString().isBlank()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private static Optional<Integer> number(JsonObject json, String name) {
    return text(json, name).filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }
}
