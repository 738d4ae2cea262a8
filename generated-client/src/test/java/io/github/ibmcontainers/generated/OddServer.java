package io.github.ibmcontainers.generated;

import io.github.ibmcontainers.generated.odd.api.OddApi;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A server for the operations of the test document, which covers all special cases, and a client of
 * it.
 */
@SuppressWarnings("deprecation") // that an operation is deprecated is part of what is tested
abstract class OddServer {
  final MockWebServer server = Servers.prompt();
  final OkHttpClient http = new OkHttpClient();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  OddApi api() {
    return new OddApi(new ApiClient(http, server.url("/global")));
  }

  void answer(int code, String body) {
    server.enqueue(new MockResponse.Builder().code(code).body(body).build());
  }
}
