package io.github.ibmcontainers.internal.http;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Request bodies, and their properties. */
public final class RequestBodies {
  private static final MediaType JSON = MediaType.get("application/json");

  private RequestBodies() {}

  /** Returns a body of JSON. */
  public static RequestBody json(JsonObject content) {
    return RequestBody.create(content.toString().getBytes(StandardCharsets.UTF_8), JSON);
  }

  /** Whether a request's body, if there is one, can be written more than once. */
  static boolean canBeSentAgain(Request request) {
    RequestBody body = request.body();
    return body == null || !(body.isOneShot() || body.isDuplex());
  }
}
