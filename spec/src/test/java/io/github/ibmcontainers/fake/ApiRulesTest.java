package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

/** Requests that the container API rejects: undocumented, unauthorized, or too many. */
class ApiRulesTest extends CloudTest {
  private static final String OTHER = "0123456789abcdef0123456789abcdef";
  private static final String WITHOUT = "1123456789abcdef0123456789abcdef";

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .account(OTHER, "Other")
        .accountWithoutContainers(WITHOUT, "Without")
        .serviceId("other robot", "other-key", OTHER)
        .serviceId("robot without", "without-key", WITHOUT)
        .cluster(ClusterSpec.classic("in-group").inResourceGroup("team"))
        .cluster(ClusterSpec.classic("elsewhere").inAccount(OTHER))
        .start();
  }

  private static void assertRefused(Answer answer, int status, String word) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.object().keySet()).contains("code", "description", "type", "incidentID");
    assertThat(answer.text("description")).contains(word);
  }

  @Test
  void rejectsUnknownPathsAndMethods() throws IOException {
    assertRefused(get("v2/getNothing"), 404, "path");
    assertRefused(http.get(cloud.endpoints().legacyContainers()), 404, "path");
    assertRefused(send("POST", "v1/regions", "{}"), 405, "method");
  }

  @Test
  void rejectsUndocumentedQueryParameters() throws IOException {
    assertRefused(get("v2/classic/getClusters?colour=red"), 400, "colour");
    assertRefused(get("v2/getCluster"), 400, "cluster");
    assertRefused(get("v2/getCluster?cluster="), 400, "cluster");
    assertRefused(get("v2/getKubeconfig?cluster=mycluster&admin=perhaps"), 400, "boolean");
    assertThat(get("v2/getCluster?cluster=mycluster&v1-compatible").status()).isEqualTo(200);
  }

  @Test
  void rejectsMissingAndInvalidHeaders() throws IOException {
    assertRefused(get("v2/vpc/getVPC?provider=vpc-gen2&vpcID=x"), 400, "X-Region");
    assertRefused(get("v1/clusters", "X-Auth-Resource-Group", "nonsense"), 400, "resource group");
    assertRefused(get("v1/clusters", "X-Auth-Refresh-Token", "not_supported"), 400, "refresh");
    assertRefused(get("v1/clusters", "X-Auth-Refresh-Token", "null"), 400, "refresh");
    assertRefused(
        send(
            "POST",
            "v2/removeWorkerPoolZone",
            "{\"cluster\":\"mycluster\",\"workerpool\":\"default\",\"zone\":\"dal10\"}"),
        400,
        "X-Auth-Resource-Group");
  }

  @Test
  void rejectsInvalidBodies() throws IOException {
    String resize = "v2/resizeWorkerPool";
    Answer form =
        http.send(
            new Request.Builder()
                .url(api(resize))
                .header("Authorization", bearer())
                .post(RequestBody.create("a=b", MediaType.get("application/x-www-form-urlencoded")))
                .build());

    assertRefused(form, 400, "content type");
    assertRefused(send("POST", resize, "{"), 400, "JSON");
    assertRefused(send("POST", resize, "[]"), 400, "object");
    assertRefused(
        send(
            "POST",
            resize,
            "{\"cluster\":\"mycluster\",\"workerpool\":\"default\",\"size\":\"3\"}"),
        400,
        "size");
    assertRefused(send("POST", "v2/setWorkerPoolLabels", "{\"cluster\":7}"), 400, "cluster");
    assertRefused(
        send("POST", "v2/setWorkerPoolLabels", "{\"cluster\":\"mycluster\",\"labels\":{\"a\":1}}"),
        400,
        "labels.a");
    assertRefused(send("PATCH", "v1/clusters/mycluster/subnets/1", "{}"), 400, "not accept a body");
  }

  @Test
  void rejectsInvalidTokens() throws IOException {
    String idToken = login(Http.KUBE).text("id_token");
    String token = login(Http.BX).text("access_token");
    String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

    assertRefused(http.get(api("v1/clusters")), 401, "IAM token");
    assertRefused(http.get(api("v1/clusters"), "Authorization", "Bearer "), 401, "IAM token");
    assertRefused(http.get(api("v1/clusters"), "Authorization", "Bearer x"), 401, "verified");
    assertRefused(
        http.get(api("v1/clusters"), "Authorization", "Bearer " + forged), 401, "verified");
    assertRefused(
        http.get(api("v1/clusters"), "Authorization", "Bearer " + idToken), 401, "verified");
    assertThat(http.get(api("v1/clusters"), "Authorization", "bearer " + token).status())
        .isEqualTo(200);
    clock.advance(Duration.ofHours(1));
    assertRefused(
        http.get(api("v1/clusters"), "Authorization", "Bearer " + token), 401, "verified");
  }

  @Test
  void requiresNoTokenForPublicLists() throws IOException {
    for (String path : new String[] {"v1/regions", "v1/zones", "v1/versions", "v2/getVersions"}) {
      assertThat(http.get(api(path)).status()).as(path).isEqualTo(200);
      assertThat(get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void requiresATokenOfAnAuthorizedAccount() throws IOException {
    Answer none =
        http.form(
            cloud.endpoints().token(),
            form ->
                form.add("grant_type", "password")
                    .add("username", cloud.user())
                    .add("password", cloud.password()),
            "Authorization",
            Http.BX);

    assertRefused(
        http.get(api("v1/clusters"), "Authorization", "Bearer " + none.text("access_token")),
        401,
        "account");
    assertRefused(
        http.get(api("v1/clusters"), "Authorization", bearerOf("without-key")), 403, "account");
    assertRefused(get("v1/clusters", "X-Auth-Resource-Account", OTHER), 403, "account");
    assertThat(get("v1/clusters", "X-Auth-Resource-Account", cloud.accountId()).status())
        .isEqualTo(200);
  }

  @Test
  void hidesClustersOfOtherAccountsAndResourceGroups() throws IOException {
    Answer unknown = get("v2/getCluster?cluster=nobody");
    Answer otherAccount = get("v2/getCluster?cluster=elsewhere");
    Answer otherGroup =
        get("v1/clusters/in-group", "X-Auth-Resource-Group", cloud.resourceGroupId("default"));
    Answer rightGroup =
        get("v1/clusters/in-group", "X-Auth-Resource-Group", cloud.resourceGroupId("team"));
    Answer groupList = get("v1/clusters", "X-Auth-Resource-Group", cloud.resourceGroupId("team"));
    Answer owner =
        http.get(api("v2/getCluster?cluster=elsewhere"), "Authorization", bearerOf("other-key"));

    for (Answer answer : new Answer[] {unknown, otherAccount, otherGroup}) {
      assertRefused(answer, 404, "could not be found");
      assertThat(answer.text("code")).isEqualTo("G0004");
      assertThat(answer.text("type")).isEqualTo("General");
      assertThat(answer.text("recoveryCLI")).isNotEmpty();
    }
    assertThat(rightGroup.status()).isEqualTo(200);
    assertThat(groupList.array()).hasSize(1);
    assertThat(owner.status()).isEqualTo(200);
  }

  @Test
  void rejectsPathsOfOtherProviders() throws IOException {
    String[] wrong = {
      "v1/clusters/vpc-kubernetes",
      "v1/clusters/vpc-kubernetes/workers",
      "v1/clusters/satellite-openshift/workerpools",
      "v2/classic/getCluster?cluster=vpc-kubernetes",
      "v2/vpc/getCluster?cluster=mycluster",
      "v2/vpc/getWorkers?cluster=mycluster",
      "v2/classic/getWorkerPools?cluster=satellite-openshift"
    };
    for (String path : wrong) {
      Answer answer = get(path);
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.text("code")).as(path).isEqualTo("G3917");
    }
  }

  @Test
  void acceptsEmptyScopeHeaders() throws IOException {
    // IBM's Go client sends them always, and Terraform leaves the resource group empty.
    String[] empty = {"X-Auth-Resource-Account", "", "X-Auth-Resource-Group", "", "X-Region", ""};

    assertThat(get("v1/clusters", empty).array()).hasSize(3);
    assertThat(get("v2/vpc/getVPC?provider=vpc-gen2&vpcID=x", "X-Region", "").status())
        .isEqualTo(404);
    assertThat(get("v1/clusters/mycluster", empty).status()).isEqualTo(200);
  }

  @Test
  void acceptsATokenWithoutAScheme() throws IOException {
    // As the guide of 2020 sends it in its last step.
    String token = login(Http.BX).text("access_token");

    assertThat(http.get(api("v1/clusters/mycluster"), "Authorization", token).status())
        .isEqualTo(200);
    assertRefused(http.get(api("v1/clusters"), "Authorization", "Basic " + token), 401, "IAM");
  }

  @Test
  void acceptsCompressedBodies() throws IOException {
    okio.Buffer compressed = new okio.Buffer();
    try (okio.BufferedSink sink = okio.Okio.buffer(new okio.GzipSink(compressed))) {
      sink.writeUtf8("{\"cluster\":\"mycluster\",\"workerpool\":\"default\",\"size\":3}");
    }
    Answer answer =
        http.send(
            new Request.Builder()
                .url(api("v2/resizeWorkerPool"))
                .header("Authorization", bearer())
                .header("Content-Encoding", "gzip")
                .post(RequestBody.create(compressed.readByteString(), MediaType.get(JSON)))
                .build());

    assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    assertThat(get("v2/getWorkerPool?cluster=mycluster&workerpool=default").text("workerCount"))
        .isEqualTo("3");
  }

  @Test
  void respondsToHealthProbes() throws IOException {
    assertThat(http.get(cloud.endpoints().legacyContainers().resolve("/v1/healthz")).status())
        .isEqualTo(200);
  }

  @Test
  void allowsTwoHundredRequestsInTenSeconds() throws IOException {
    String bearer = bearer();
    int status = 0;
    int answered = -1;
    while (status != 429) {
      status = http.get(api("v1/regions"), "Authorization", bearer).status();
      answered++;
    }
    clock.advance(Duration.ofSeconds(10));

    assertThat(answered).isEqualTo(200);
    assertThat(http.get(api("v1/regions")).status()).isEqualTo(200);
  }

  private String bearerOf(String apiKey) throws IOException {
    return "Bearer "
        + http.form(
                cloud.endpoints().token(),
                form -> form.add("grant_type", Http.URN + "apikey").add("apikey", apiKey))
            .text("access_token");
  }
}
