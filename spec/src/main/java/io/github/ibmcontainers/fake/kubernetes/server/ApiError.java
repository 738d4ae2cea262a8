package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.List;

/** An error response of the Kubernetes API, which is a {@code Status}. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient JsonObject details;

  private ApiError(int code, String reason, String message, JsonObject details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  /** An invalid field. */
  record Cause(String reason, String message, String field) {
    static Cause required(String field) {
      return new Cause("FieldValueRequired", "Required value", field);
    }

    static Cause invalid(String field, String value, String why) {
      return new Cause("FieldValueInvalid", "Invalid value: \"" + value + "\": " + why, field);
    }

    static Cause forbidden(String field, String why) {
      return new Cause("FieldValueForbidden", "Forbidden: " + why, field);
    }
  }

  static ApiError of(int code, String reason, String message) {
    return new ApiError(code, reason, message, new JsonObject());
  }

  static ApiError badRequest(String message) {
    return of(400, "BadRequest", message);
  }

  static ApiError noSuchPath() {
    return of(404, "NotFound", "the server could not find the requested resource");
  }

  static ApiError methodNotAllowed() {
    return of(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  static ApiError notFound(ResourceType type, String name) {
    return about(404, "NotFound", type, name, "not found");
  }

  static ApiError alreadyExists(ResourceType type, String name) {
    return about(409, "AlreadyExists", type, name, "already exists");
  }

  static ApiError conflict(ResourceType type, String name, String why) {
    return new ApiError(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + type.qualified() + " \"" + name + "\": " + why,
        details(type.group(), type.plural(), name));
  }

  static ApiError modified(ResourceType type, String name) {
    return conflict(
        type,
        name,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  static ApiError forbidden(ResourceType type, String name, String why) {
    return new ApiError(
        403,
        "Forbidden",
        type.qualified() + (name.isEmpty() ? "" : " \"" + name + "\"") + " is forbidden: " + why,
        details(type.group(), type.plural(), name));
  }

  static ApiError expired(String message) {
    return of(410, "Expired", message);
  }

  static ApiError unsupportedMediaType(String message) {
    return of(415, "UnsupportedMediaType", message);
  }

  static ApiError invalid(ResourceType type, String name, List<Cause> causes) {
    StringBuilder text = new StringBuilder();
    JsonArray list = new JsonArray();
    for (Cause cause : causes) {
      text.append(text.isEmpty() ? "" : ", ").append(cause.field()).append(": ");
      text.append(cause.message());
      JsonObject entry = new JsonObject();
      entry.addProperty("reason", cause.reason());
      entry.addProperty("message", cause.message());
      entry.addProperty("field", cause.field());
      list.add(entry);
    }
    JsonObject details = details(type.group(), type.kind(), name);
    details.add("causes", list);
    String errors = causes.size() == 1 ? text.toString() : "[" + text + "]";
    return new ApiError(
        422, "Invalid", type.qualifiedKind() + " \"" + name + "\" is invalid: " + errors, details);
  }

  /** Creates an error for an eviction that a disruption budget refuses. */
  static ApiError tooManyRequests(String message, String causeReason, String cause) {
    JsonObject entry = new JsonObject();
    entry.addProperty("reason", causeReason);
    entry.addProperty("message", cause);
    JsonObject details = new JsonObject();
    details.add("causes", KubeJson.arrayOf(entry));
    return new ApiError(429, "TooManyRequests", message, details);
  }

  private static ApiError about(
      int code, String reason, ResourceType type, String name, String what) {
    return new ApiError(
        code,
        reason,
        type.qualified() + " \"" + name + "\" " + what,
        details(type.group(), type.plural(), name));
  }

  private static JsonObject details(String group, String kind, String name) {
    JsonObject details = new JsonObject();
    if (!name.isEmpty()) {
      details.addProperty("name", name);
    }
    if (!group.isEmpty()) {
      details.addProperty("group", group);
    }
    details.addProperty("kind", kind);
    return details;
  }

  JsonObject status() {
    JsonObject status = KubeJson.object("v1", "Status");
    status.add("metadata", new JsonObject());
    status.addProperty("status", "Failure");
    status.addProperty("message", getMessage());
    status.addProperty("reason", reason);
    if (!details.isEmpty()) {
      status.add("details", details);
    }
    status.addProperty("code", code);
    return status;
  }

  Reply reply() {
    return Reply.json(code, status());
  }
}
