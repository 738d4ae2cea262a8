package io.github.ibmcontainers.auth;

import static io.github.ibmcontainers.testing.Responses.json;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.ByteString;

/** An IAM stub over loopback HTTP that sends prepared responses and records requests. */
public final class IamStub implements AutoCloseable {
  private final MockWebServer server = Servers.prompt();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Deque<Function<Asked, MockResponse>> answers = new ArrayDeque<>();
  private volatile Function<Asked, MockResponse> otherwise =
      request -> new MockResponse.Builder().code(599).body("no answer was prepared").build();
  private final OkHttpClient http = new OkHttpClient();

  /** A request as received. */
  public record Asked(
      String method, String target, Headers headers, String body, Map<String, String> form) {
    /** Returns the value of a header that must be present exactly once. */
    public String header(String name) {
      List<String> values = headers.values(name);
      if (values.size() != 1) {
        throw new AssertionError(name + " was sent " + values.size() + " times");
      }
      return values.get(0);
    }
  }

  /** Starts a stub. */
  public static IamStub start() {
    IamStub stub = new IamStub();
    stub.server.setDispatcher(Responses.to(request -> stub.dispatch(request)));
    try {
      stub.server.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return stub;
  }

  private MockResponse dispatch(RecordedRequest request) {
    ByteString bytes = request.getBody();
    String body = bytes == null ? "" : bytes.utf8();
    Asked one =
        new Asked(request.getMethod(), request.getTarget(), request.getHeaders(), body, form(body));
    Function<Asked, MockResponse> answer;
    synchronized (answers) {
      asked.add(one);
      answer = answers.isEmpty() ? otherwise : answers.remove();
    }
    return answer.apply(one);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (body.isEmpty() || body.startsWith("{")) {
      return fields;
    }
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String old =
          fields.put(
              URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
              URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      if (old != null) {
        throw new AssertionError(parts[0] + " was sent twice");
      }
    }
    return fields;
  }

  /** Enqueues responses. */
  public IamStub answer(MockResponse... responses) {
    for (MockResponse response : responses) {
      answer(request -> response);
    }
    return this;
  }

  /** Enqueues a response that is computed from its request. */
  public IamStub answer(Function<Asked, MockResponse> answer) {
    synchronized (answers) {
      answers.add(answer);
    }
    return this;
  }

  /** Sets the response for requests without an enqueued response. */
  public IamStub otherwise(Function<Asked, MockResponse> answer) {
    otherwise = answer;
    return this;
  }

  /** Returns all requests so far. */
  public List<Asked> asked() {
    return asked;
  }

  /** Returns the only request so far. */
  public Asked only() {
    if (asked.size() != 1) {
      throw new AssertionError("expected one request, got " + asked);
    }
    return asked.get(0);
  }

  /** Returns the stub's URL. */
  public HttpUrl url() {
    return server.url("/");
  }

  /** Returns an HTTP client for the stub. */
  public OkHttpClient http() {
    return http;
  }

  /** Returns a builder of IAM clients with default settings. */
  public IamClientBuilder client() {
    return IamClient.builder(http).endpoint(url());
  }

  /** Returns a token response with the usual fields, valid for an hour. */
  public static MockResponse token(String accessToken) {
    return token(accessToken, "not_supported", 3600);
  }

  /** Returns a token response with the usual fields. */
  public static MockResponse token(String accessToken, String refreshToken, long expiresIn) {
    JsonObject body = new JsonObject();
    body.addProperty("access_token", accessToken);
    body.addProperty("refresh_token", refreshToken);
    body.addProperty("token_type", "Bearer");
    body.addProperty("expires_in", expiresIn);
    body.addProperty("expiration", 1_767_229_200L);
    body.addProperty("scope", "ibm openid");
    return json(body.toString());
  }

  /** Returns an error response in IAM's format. */
  public static MockResponse error(int status, String code, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("errorCode", code);
    body.addProperty("errorMessage", message);
    return json(status, body.toString());
  }

  @Override
  public void close() {
    server.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
