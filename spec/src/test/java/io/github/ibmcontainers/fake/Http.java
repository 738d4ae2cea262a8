package io.github.ibmcontainers.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.function.UnaryOperator;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** An HTTP client without knowledge of the services. */
final class Http implements AutoCloseable {
  static final String BX = "Basic Yng6Yng=";
  static final String KUBE = "Basic a3ViZTprdWJl";
  static final String URN = "urn:ibm:params:oauth:grant-type:";

  private final OkHttpClient client;

  Http() {
    this(new OkHttpClient());
  }

  Http(OkHttpClient client) {
    this.client = client;
  }

  /** A response whose body was read. */
  record Answer(int status, okhttp3.Headers headers, String body) {
    JsonElement json() {
      return JsonParser.parseString(body);
    }

    JsonObject object() {
      return json().getAsJsonObject();
    }

    JsonArray array() {
      return json().getAsJsonArray();
    }

    String text(String field) {
      return object().get(field).getAsString();
    }
  }

  Answer send(Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return new Answer(response.code(), response.headers(), response.body().string());
    }
  }

  Answer get(HttpUrl url, String... headers) throws IOException {
    return send(with(new Request.Builder().url(url), headers).build());
  }

  Answer json(String method, HttpUrl url, String body, String... headers) throws IOException {
    RequestBody content = RequestBody.create(body, MediaType.get("application/json"));
    return send(with(new Request.Builder().url(url), headers).method(method, content).build());
  }

  Answer form(HttpUrl url, UnaryOperator<FormBody.Builder> fields, String... headers)
      throws IOException {
    FormBody body = fields.apply(new FormBody.Builder()).build();
    return send(with(new Request.Builder().url(url), headers).post(body).build());
  }

  private static Request.Builder with(Request.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.addHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
