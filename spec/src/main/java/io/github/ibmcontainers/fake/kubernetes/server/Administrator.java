package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Sends requests to an API server as the cluster's administrator, without HTTP. */
public final class Administrator {
  private static final HttpUrl BASE = HttpUrl.get("https://localhost/");
  private static final Caller CALLER = new Caller("admin", "", true);

  private final ApiServer server;

  /** Creates an administrator of a server. */
  public Administrator(ApiServer server) {
    this.server = server;
  }

  /**
   * Sends a request.
   *
   * @return the object in the response
   * @throws IllegalArgumentException if the server rejects the request, with the server's message
   */
  public JsonObject send(String method, String path, JsonObject body) {
    Reply reply =
        server.handle(
            new Exchange(
                method,
                BASE.newBuilder().addPathSegments(path).build(),
                Headers.of("Content-Type", "application/json"),
                ByteString.encodeUtf8(body.toString()),
                List.of()),
            CALLER);
    JsonObject answer =
        JsonParser.parseString(reply.body().string(StandardCharsets.UTF_8)).getAsJsonObject();
    if (reply.status() >= 300) {
      throw new IllegalArgumentException(answer.get("message").getAsString());
    }
    return answer;
  }
}
