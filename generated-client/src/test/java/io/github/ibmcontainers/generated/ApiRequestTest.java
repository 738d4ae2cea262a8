package io.github.ibmcontainers.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.GetClusterResponse;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiRequestTest {
  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient http = new OkHttpClient();
  private @Nullable ApiClient client;

  @BeforeEach
  void start() throws Exception {
    server.start();
    client = new ApiClient(http, server.url("/global"));
  }

  @AfterEach
  void stop() {
    server.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private V2Api v2() {
    return new V2Api(client);
  }

  private void answer(int code, String body) {
    server.enqueue(new MockResponse.Builder().code(code).body(body).build());
  }

  @Test
  void sendsWhatWasAskedForAndDecodesTheAnswer() throws Exception {
    answer(200, "{\"id\":\"c1\",\"name\":\"one\",\"workerCount\":3}");
    V2Api.GetClusterCall request = v2().getCluster("my cluster");

    ApiResponse<GetClusterResponse> response = request.executeWithHttpInfo();

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getData().getName()).isEqualTo("one");
    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo("GET");
    assertThat(sent.getTarget()).isEqualTo("/global/v2/getCluster?cluster=my%20cluster");
    assertThat(sent.getHeaders().get("Accept")).isEqualTo("application/json");
  }
}
