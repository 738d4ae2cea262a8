package io.github.ibmcontainers.fake.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.UUID;

/** Error responses in the format that the platform services of IBM Cloud share. */
public final class PlatformErrors {
  private PlatformErrors() {}

  /** Returns a response whose body also contains the status. */
  public static Reply reply(int status, String code, String message) {
    JsonObject body = body(code, message);
    body.addProperty("status_code", status);
    return Reply.json(status, body);
  }

  /** Returns a response whose body doesn't contain the status, as that of VPC services. */
  public static Reply withoutStatusCode(int status, String code, String message) {
    return Reply.json(status, body(code, message));
  }

  private static JsonObject body(String code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    JsonArray errors = new JsonArray();
    errors.add(error);
    JsonObject body = new JsonObject();
    body.add("errors", errors);
    body.addProperty("trace", UUID.randomUUID().toString());
    return body;
  }
}
