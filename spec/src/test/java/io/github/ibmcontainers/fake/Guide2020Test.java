package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The requests of the guide of February 2020, in order. */
class Guide2020Test extends CloudTest {

  @Test
  @DisplayName("Steps 1 and 3 with an API key: a token, then a token with the account")
  void tokenByApiKey() throws IOException {
    Answer first = token(form -> apiKey(form).add("uaa_client_id", "cf"));
    Answer second =
        token(
            form -> apiKey(form).add("uaa_client_ID", "cf").add("bss_account", cloud.accountId()));

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.object().keySet())
        .contains("access_token", "refresh_token", "uaa_token", "uaa_refresh_token", "scope");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.object().get("expires_in").getAsInt()).isEqualTo(3600);
  }

  @Test
  @DisplayName("Step 2: the account list at its old path, with its old fields")
  void accounts() throws IOException {
    Answer token = token(form -> password(form).add("uaa_client_id", "cf"));
    Answer accounts =
        http.get(
            cloud.endpoints().legacyAccountList(),
            "Content-Type",
            JSON,
            "Authorization",
            "bearer " + token.text("access_token"),
            "Accept",
            JSON);

    JsonObject body = accounts.object();
    JsonObject resource = body.getAsJsonArray("resources").get(0).getAsJsonObject();
    JsonObject metadata = resource.getAsJsonObject("metadata");
    assertThat(body.get("total_results").getAsInt()).isEqualTo(1);
    assertThat(body.get("total_pages").getAsInt()).isEqualTo(1);
    assertThat(body.get("prev_url").isJsonNull()).isTrue();
    assertThat(body.get("next_url").isJsonNull()).isTrue();
    assertThat(metadata.get("guid").getAsString()).isEqualTo(cloud.accountId());
    assertThat(metadata.get("url").getAsString()).isEqualTo("/v1/accounts/" + cloud.accountId());
    assertThat(metadata.get("origin").getAsString()).isEqualTo("BSS");
  }

  @Test
  @DisplayName("Step 3 with user name and password, and with a passcode")
  void otherCredentials() throws IOException {
    Answer password =
        token(
            form ->
                password(form).add("uaa_client_ID", "cf").add("bss_account", cloud.accountId()));
    Answer passcode =
        token(
            form ->
                form.add("grant_type", Http.URN + "passcode")
                    .add("response_type", "cloud_iam uaa")
                    .add("passcode", cloud.newPasscode())
                    .add("uaa_client_ID", "cf")
                    .add("uaa_client_secret", "")
                    .add("bss_account", cloud.accountId()));

    assertThat(password.text("access_token")).isNotEmpty();
    assertThat(passcode.text("access_token")).isNotEmpty();
  }

  @Test
  @DisplayName("Step 4: the six regions, each with its old and new name")
  void regions() throws IOException {
    Answer token = login(Http.BX);
    Answer regions =
        http.get(
            legacy("v1/regions"),
            "Authorization",
            "bearer " + token.text("access_token"),
            "X-Auth-Refresh-Token",
            token.text("refresh_token"));

    assertThat(regions.object().getAsJsonArray("regions"))
        .extracting(r -> r.getAsJsonObject().get("name").getAsString())
        .containsExactly("ap-north", "ap-south", "eu-central", "uk-south", "us-east", "us-south");
    JsonObject frankfurt = regions.object().getAsJsonArray("regions").get(2).getAsJsonObject();
    assertThat(frankfurt.get("alias").getAsString()).isEqualTo("eu-de");
    assertThat(frankfurt.get("cfURL").getAsString()).isEqualTo("api.eu-de.bluemix.net");
    assertThat(frankfurt.get("freeEnabled").getAsBoolean()).isTrue();
  }

  @Test
  @DisplayName("Step 5: the clusters of a region, by its old or new name")
  void clusters() throws IOException {
    assertThat(clustersIn("us-south").body()).contains("mycluster").doesNotContain("frankfurt");
    assertThat(clustersIn("eu-central").body()).contains("frankfurt").doesNotContain("mycluster");
    assertThat(clustersIn("eu-de").array()).hasSize(1);
  }

  @Test
  @DisplayName(
      "Kubernetes API: delegated token, token of client kube, URL and version of the master")
  void kubernetes() throws IOException {
    Answer login = login(Http.BX);
    Answer delegated =
        http.form(
            cloud.endpoints().token(),
            form ->
                form.add("delegated_refresh_token_expiry", "600")
                    .add("receiver_client_ids", "kube")
                    .add("response_type", "delegated_refresh_token")
                    .add("refresh_token", login.text("refresh_token"))
                    .add("grant_type", "refresh_token"),
            "Authorization",
            Http.BX,
            "cache-control",
            "no-cache");
    Answer kube =
        http.form(
            cloud.endpoints().token(),
            form ->
                form.add("refresh_token", delegated.text("delegated_refresh_token"))
                    .add("grant_type", Http.URN + "delegated-refresh-token"),
            "Authorization",
            Http.KUBE,
            "cache-control",
            "no-cache");
    // The guide's table leaves the scheme out here, and has it everywhere else.
    Answer cluster =
        http.get(
            legacy("v1/clusters/" + cloud.cluster("mycluster").id()),
            "Authorization",
            kube.text("access_token"),
            "X-Auth-Refresh-Token",
            kube.text("refresh_token"),
            "X-Region",
            "us-south");
    Answer version;
    try (Http master = trusting(cloud.cluster("mycluster").caCertificate())) {
      version =
          master.get(
              HttpUrl.get(cluster.text("publicServiceEndpointURL") + "/version"),
              "Authorization",
              "bearer " + kube.text("id_token"));
    }

    assertThat(delegated.object().keySet()).containsExactly("delegated_refresh_token");
    assertThat(kube.text("scope")).isEqualTo("ibm openid containers-kubernetes");
    assertThat(kube.object().keySet())
        .contains("access_token", "id_token", "refresh_token", "token_type", "expires_in");
    assertThat(cluster.text("location")).isEqualTo("Dallas");
    assertThat(cluster.text("dataCenter")).isEqualTo("dal10");
    assertThat(cluster.object().get("vlans").isJsonNull()).isTrue();
    assertThat(version.status()).isEqualTo(200);
    assertThat(version.text("major")).isEqualTo("1");
    assertThat(version.text("gitVersion")).startsWith("v1.").endsWith("+IKS");
    assertThat(version.text("platform")).isEqualTo("linux/amd64");
    assertThat(cloud.misdirectedCredentials()).isEmpty();
  }

  @Test
  @DisplayName("Refresh with a refresh token and with an API key")
  void refreshing() throws IOException {
    Answer login = token(form -> password(form).add("uaa_client_id", "cf"));
    Answer byRefreshToken =
        token(
            form ->
                form.add("grant_type", "refresh_token")
                    .add("response_type", "cloud_iam uaa")
                    .add("refresh_token", login.text("refresh_token"))
                    .add("uaa_client_ID", "cf")
                    .add("uaa_client_secret", "")
                    .add("bss_account", cloud.accountId()));
    Answer byApiKey = token(form -> apiKey(form).add("uaa_client_ID", "cf"));

    for (Answer answer : new Answer[] {byRefreshToken, byApiKey}) {
      assertThat(answer.object().keySet())
          .contains("access_token", "refresh_token", "uaa_token", "uaa_refresh_token");
    }
  }

  private Answer clustersIn(String region) throws IOException {
    Answer token = login(Http.BX);
    return http.get(
        legacy("v1/clusters"),
        "Authorization",
        "bearer " + token.text("access_token"),
        "X-Auth-Refresh-Token",
        token.text("refresh_token"),
        "X-Region",
        region);
  }

  private HttpUrl legacy(String path) {
    return cloud.endpoints().legacyContainers().newBuilder().addPathSegments(path).build();
  }

  private Answer token(java.util.function.UnaryOperator<FormBody.Builder> form) throws IOException {
    return http.form(cloud.endpoints().token(), form, "Authorization", Http.BX);
  }

  private FormBody.Builder apiKey(FormBody.Builder form) {
    return form.add("grant_type", Http.URN + "apikey")
        .add("response_type", "cloud_iam uaa")
        .add("apikey", cloud.apiKey())
        .add("uaa_client_secret", "");
  }

  private FormBody.Builder password(FormBody.Builder form) {
    return form.add("grant_type", "password")
        .add("response_type", "cloud_iam uaa")
        .add("username", cloud.user())
        .add("password", cloud.password())
        .add("uaa_client_secret", "");
  }
}
