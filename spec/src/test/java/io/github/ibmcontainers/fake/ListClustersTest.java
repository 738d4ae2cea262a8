package io.github.ibmcontainers.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test of a user, as FAKE.md prints it. */
class ListClustersTest {

  @ExtendWith(FakeIbmCloudExtension.class)
  @Test
  void listsClassicClusters(FakeIbmCloud cloud) throws Exception {
    MyProgram program = new MyProgram(cloud.endpoints(), cloud.apiKey());

    assertEquals(2, program.countClassicClusters());

    assertEquals(1, cloud.iam().tokenRequests().size());
    assertEquals(1, cloud.containers().operations("ClassicGetClusters").size());
  }

  /** Stands for what the user tests. */
  private record MyProgram(FakeEndpoints endpoints, String apiKey) {
    int countClassicClusters() throws java.io.IOException {
      try (Http http = new Http()) {
        Http.Answer token =
            http.form(
                endpoints.token(),
                form -> form.add("grant_type", Http.URN + "apikey").add("apikey", apiKey));
        return http.get(
                okhttp3.HttpUrl.get(endpoints.containers() + "/v2/classic/getClusters"),
                "Authorization",
                "Bearer " + token.text("access_token"))
            .array()
            .size();
      }
    }
  }
}
