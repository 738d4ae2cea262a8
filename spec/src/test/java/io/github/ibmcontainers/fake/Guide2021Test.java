package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The requests of the guide of October 2021, in order. */
class Guide2021Test {
  private final FakeIbmCloud cloud = FakeIbmCloud.start();
  private final Http http = new Http();

  @AfterEach
  void close() {
    http.close();
    cloud.close();
  }

  @Test
  @DisplayName("Step 1 with an API key: all tokens, including UAA tokens")
  void tokenByApiKey() throws IOException {
    Answer answer =
        http.form(
            cloud.endpoints().token(),
            form ->
                form.add("grant_type", Http.URN + "apikey")
                    .add("response_type", "cloud_iam uaa")
                    .add("apikey", cloud.apiKey())
                    .add("uaa_client_id", "cf")
                    .add("uaa_client_secret", ""),
            "Authorization",
            Http.BX);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.object().keySet())
        .contains(
            "access_token",
            "refresh_token",
            "uaa_token",
            "uaa_refresh_token",
            "token_type",
            "expires_in",
            "expiration",
            "scope");
    assertThat(answer.text("token_type")).isEqualTo("Bearer");
    assertThat(answer.text("scope")).isEqualTo("ibm openid");
    assertThat(answer.object().get("expires_in").getAsInt()).isEqualTo(3600);
  }

  @Test
  @DisplayName(
      "Steps 1 to 4 with user name and password: token, account, token of the account, clusters")
  void clustersByPassword() throws IOException {
    Answer first = http.form(cloud.endpoints().token(), this::password, "Authorization", Http.BX);
    Answer accounts =
        http.get(
            cloud.endpoints().accountList(),
            "Content-Type",
            "application/json",
            "Authorization",
            "bearer " + first.text("access_token"),
            "Accept",
            "application/json");
    String account = guid(accounts);
    Answer second =
        http.form(
            cloud.endpoints().token(),
            form -> password(form).add("bss_account", account),
            "Authorization",
            Http.BX);
    Answer classic = clusters(second, "v2/classic/getClusters");
    Answer vpc = clusters(second, "v2/vpc/getClusters?provider=vpc-gen2");

    assertThat(accounts.object().get("next_url").isJsonNull()).isTrue();
    assertThat(account).isEqualTo(cloud.accountId());
    assertThat(classic.array()).hasSize(2);
    assertThat(vpc.array()).hasSize(2);
    assertThat(vpc.body()).contains("\"provider\":\"vpc-gen2\"", "\"type\":\"openshift\"");
    assertThat(cloud.misdirectedCredentials()).isEmpty();
  }

  @Test
  @DisplayName("Step 3 with a one-time passcode, which works once")
  void tokenByPasscode() throws IOException {
    String passcode = cloud.newPasscode();
    Answer first = byPasscode(passcode);
    Answer again = byPasscode(passcode);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text("access_token")).isNotEmpty();
    assertThat(again.status()).isEqualTo(401);
  }

  @Test
  @DisplayName("Refresh: a refresh token yields new tokens and works once")
  void refresh() throws IOException {
    Answer login =
        http.form(
            cloud.endpoints().token(),
            form -> password(form).add("bss_account", cloud.accountId()),
            "Authorization",
            Http.BX);
    Answer refreshed = refresh(login.text("refresh_token"));
    Answer used = refresh(login.text("refresh_token"));

    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.text("refresh_token")).isNotEqualTo(login.text("refresh_token"));
    assertThat(clusters(refreshed, "v2/classic/getClusters").status()).isEqualTo(200);
    assertThat(used.status()).isEqualTo(400);
    assertThat(used.text("errorCode")).isEqualTo("BXNIM0407E");
  }

  private Answer refresh(String token) throws IOException {
    return http.form(
        cloud.endpoints().token(),
        form ->
            form.add("grant_type", "refresh_token")
                .add("response_type", "cloud_iam uaa")
                .add("refresh_token", token)
                .add("uaa_client_ID", "cf")
                .add("uaa_client_secret", "")
                .add("bss_account", cloud.accountId()),
        "Authorization",
        Http.BX);
  }

  private Answer byPasscode(String passcode) throws IOException {
    return http.form(
        cloud.endpoints().token(),
        form ->
            form.add("grant_type", Http.URN + "passcode")
                .add("response_type", "cloud_iam uaa")
                .add("passcode", passcode)
                .add("uaa_client_ID", "cf")
                .add("uaa_client_secret", "")
                .add("bss_account", cloud.accountId()),
        "Authorization",
        Http.BX);
  }

  private Answer clusters(Answer token, String path) throws IOException {
    HttpUrl url = HttpUrl.get(cloud.endpoints().containers() + "/" + path);
    return http.get(url, "Authorization", "bearer " + token.text("access_token"));
  }

  private okhttp3.FormBody.Builder password(okhttp3.FormBody.Builder form) {
    return form.add("grant_type", "password")
        .add("response_type", "cloud_iam uaa")
        .add("username", cloud.user())
        .add("password", cloud.password())
        .add("uaa_client_id", "cf")
        .add("uaa_client_secret", "");
  }

  private static String guid(Answer accounts) {
    JsonObject resource = accounts.object().getAsJsonArray("resources").get(0).getAsJsonObject();
    return resource.getAsJsonObject("metadata").get("guid").getAsString();
  }
}
