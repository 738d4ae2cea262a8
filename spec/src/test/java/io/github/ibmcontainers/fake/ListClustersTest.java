package io.github.ibmcontainers.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class ListClustersTest {
  @Test
  @ExtendWith(FakeIbmCloudExtension.class)
  void listsClassicClusters(FakeIbmCloud cloud) throws Exception {
    MyProgram program = new MyProgram(cloud.endpoints(), cloud.apiKey());

    assertEquals(2, program.countClassicClusters());
    assertEquals(1, cloud.containers().operations("ClassicGetClusters").size());
  }

  /** Stands for what the user of the fake cloud tests. */
  private static final class MyProgram {
    private final FakeEndpoints endpoints;
    private final String apiKey;

    MyProgram(FakeEndpoints endpoints, String apiKey) {
      this.endpoints = endpoints;
      this.apiKey = apiKey;
    }

    int countClassicClusters() throws IOException {
      try (Http http = new Http()) {
        Http.Answer token =
            http.form(
                endpoints.token(),
                form -> form.add("grant_type", Http.URN + "apikey").add("apikey", apiKey));
        HttpUrl clusters = HttpUrl.get(endpoints.containers() + "/v2/classic/getClusters");
        return http.get(clusters, "Authorization", "Bearer " + token.text("access_token"))
            .array()
            .size();
      }
    }
  }
}
