package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recorded requests. */
class RecordingTest extends CloudTest {

  @Test
  void recordsOperationScopeAndCredentialOfEveryRequest() throws IOException {
    get(
        "v2/getCluster?cluster=mycluster&v1-compatible",
        "X-Auth-Resource-Account",
        cloud.accountId(),
        "X-Auth-Resource-Group",
        cloud.resourceGroupId("default"),
        "X-Region",
        "us-south");
    RecordedCall call = cloud.containers().operations("getCluster").get(0);
    RecordedCall token = cloud.iam().tokenRequests().get(0);

    assertThat(call.service()).isEqualTo(Service.CONTAINERS);
    assertThat(call.operationId()).contains("getCluster");
    assertThat(call.account()).contains(cloud.accountId());
    assertThat(call.resourceGroup()).contains(cloud.resourceGroupId("default"));
    assertThat(call.region()).contains("us-south");
    assertThat(call.query("cluster")).contains("mycluster");
    assertThat(call.query("v1-compatible")).contains("");
    assertThat(call.query("other")).isEmpty();
    assertThat(call.status()).hasValue(200);
    assertThat(call.credential()).isEqualTo(CredentialKind.IAM_ACCESS_TOKEN);
    assertThat(call.credentialAtWrongHost()).isFalse();
    assertThat(token.form("grant_type")).contains(Http.URN + "apikey");
    assertThat(token.form("apikey")).contains(cloud.apiKey());
    assertThat(token.form().size()).isEqualTo(2);
    assertThat(token.credential()).isEqualTo(CredentialKind.IAM_CLIENT);
    assertThat(cloud.requests()).containsExactly(token, call);
  }

  @Test
  void printsNoSecrets() throws IOException {
    get("v1/clusters");

    assertThat(cloud.requests())
        .extracting(RecordedCall::toString)
        .containsExactly(
            "IAM POST /identity/token (token) -> 200",
            "CONTAINERS GET /global/v1/clusters (GetClusters) -> 200");
  }

  @Test
  void clearsOnRequest() throws IOException {
    get("v1/clusters");
    cloud.clearRequests();

    assertThat(cloud.requests()).isEmpty();
  }

  @Test
  void recordsCredentialsSentToTheWrongHost() throws IOException {
    http.get(api("v1/regions"), "Authorization", Http.BX);
    http.get(cloud.endpoints().accountList(), "Authorization", Http.BX);
    http.get(cloud.endpoints().token(), "Authorization", bearer());

    assertThat(cloud.misdirectedCredentials())
        .extracting(RecordedCall::service)
        .isEqualTo(List.of(Service.CONTAINERS, Service.ACCOUNTS, Service.IAM));
  }
}
