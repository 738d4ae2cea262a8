package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.json.SerializedRecord;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The {@code Status} object of a Kubernetes API server, which explains why a request failed.
 *
 * @param code the HTTP status
 * @param reason a machine-readable reason, such as {@code Forbidden} or {@code AlreadyExists}
 * @param message a human-readable description
 * @param kind the kind of the affected object
 * @param name the name of the affected object
 * @param retryAfterSeconds the time to wait before another attempt
 * @param causes descriptions of the causes, such as the disruption budget that forbids an eviction
 */
public record KubernetesStatus(
    int code,
    Optional<String> reason,
    Optional<String> message,
    Optional<String> kind,
    Optional<String> name,
    Optional<Integer> retryAfterSeconds,
    List<String> causes)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Reads a response body. If it isn't a {@code Status}, the result has only the code. */
  static KubernetesStatus of(int code, String body) {
    return of(code, JsonFields.parse(body).orElse(JsonFields.empty()));
  }

  static KubernetesStatus of(int code, JsonFields body) {
    boolean status = body.text("kind").filter("Status"::equals).isPresent();
    JsonFields json = status ? body : JsonFields.empty();
    JsonFields details = json.object("details");
    return new KubernetesStatus(
        number(json, "code").filter(own -> own > 0).orElse(code),
        json.text("reason"),
        json.text("message"),
        details.text("kind"),
        details.text("name"),
        number(details, "retryAfterSeconds"),
        details.elements("causes").stream()
            .flatMap(cause -> JsonFields.of(cause).text("message").stream())
            .toList());
  }

  private static Optional<Integer> number(JsonFields json, String name) {
    return Optional.ofNullable(json.number(name))
        .filter(value -> value >= 0 && value <= Integer.MAX_VALUE)
        .map(Long::intValue);
  }

  private Object writeReplace() {
    return SerializedRecord.of(this);
  }
}
