package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Other services than the container API: resource groups, accounts and instance metadata. */
class OtherServicesTest extends CloudTest {
  private static final String OTHER = "0123456789abcdef0123456789abcdef";

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .rateLimit(false)
        .account(OTHER, "Other")
        .resourceGroup("team")
        .resourceGroup("lab")
        .accountsPerPage(2)
        .trustedProfile("Profile-1", "worker", FakeIbmCloudBuilder.FIRST_ACCOUNT)
        .trustedProfile("Profile-2", "other", OTHER)
        .start();
  }

  private Answer groups(String query, String... headers) throws IOException {
    return http.get(HttpUrl.get(cloud.endpoints().resourceGroups() + query), headers);
  }

  @Test
  void resourceGroupsAreReturnedInPages() throws IOException {
    String[] login = {"Authorization", bearer()};
    Answer first = groups("?account_id=" + cloud.accountId(), login);
    String next = first.text("next_url");
    Answer second = http.get(cloud.endpoints().resourceController().resolve(next), login);
    JsonObject group = first.object().getAsJsonArray("resources").get(0).getAsJsonObject();

    assertThat(group.get("id").getAsString()).isEqualTo(cloud.resourceGroupId("default"));
    assertThat(group.get("default").getAsBoolean()).isTrue();
    assertThat(group.get("account_id").getAsString()).isEqualTo(cloud.accountId());
    assertThat(next).startsWith("/v2/resource_groups?");
    assertThat(second.object().getAsJsonArray("resources")).hasSize(1);
    assertThat(second.object().get("next_url").isJsonNull()).isTrue();
    assertThat(groups("?name=lab", login).body()).contains(cloud.resourceGroupId("lab"));
    assertThat(groups("?default=true", login).object().getAsJsonArray("resources")).hasSize(1);
    assertThat(groups("?name=nothing", login).object().getAsJsonArray("resources")).isEmpty();
    assertThat(cloud.resourceController().requests()).hasSize(5);
  }

  @Test
  void resourceGroupsRequireAuthorization() throws IOException {
    assertThat(groups("").status()).isEqualTo(401);
    assertThat(groups("?account_id=" + OTHER, "Authorization", bearer()).status()).isEqualTo(403);
    assertThatThrownBy(() -> cloud.resourceGroupId("nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonsense");
  }

  @Test
  void accountsHaveTheFieldsThatIbmsGoClientReads() throws IOException {
    JsonObject entity =
        http.get(cloud.endpoints().accountList(), "Authorization", bearer())
            .object()
            .getAsJsonArray("resources")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("entity");

    assertThat(entity.keySet())
        .contains("owner", "owner_userid", "owner_unique_id", "state", "type", "customer_id");
    assertThat(entity.get("owner_userid").getAsString()).isEqualTo(cloud.user());
    assertThat(entity.getAsJsonArray("organizations_region")).isNotEmpty();
    assertThat(entity.getAsJsonArray("members").toString()).contains(cloud.user());
  }

  private Answer metadata(String method, String path, String body, String... headers)
      throws IOException {
    return http.json(
        method,
        HttpUrl.get(cloud.endpoints().metadata() + path + "?version=2022-03-01"),
        body,
        headers);
  }

  private String identityToken() throws IOException {
    return metadata(
            "PUT", "instance_identity/v1/token", "{\"expires_in\":300}", "Metadata-Flavor", "ibm")
        .text("access_token");
  }

  private Answer iamToken(String identity, String body) throws IOException {
    return metadata(
        "POST", "instance_identity/v1/iam_token", body, "Authorization", "Bearer " + identity);
  }

  @Test
  void anInstanceGetsAnIamTokenOfItsProfile() throws IOException {
    Answer token = iamToken(identityToken(), "{\"trusted_profile\":{\"id\":\"Profile-1\"}}");
    Answer clusters =
        http.get(
            api("v2/classic/getClusters"), "Authorization", "Bearer " + token.text("access_token"));

    assertThat(token.object().keySet()).contains("created_at", "expires_at", "expires_in");
    assertThat(clusters.array()).isNotEmpty();
    assertThat(iamToken(identityToken(), "").status()).isEqualTo(200);
    assertThat(cloud.misdirectedCredentials()).isEmpty();
  }

  @Test
  void theMetadataServiceRejectsInvalidRequests() throws IOException {
    String identity = identityToken();

    assertThat(metadata("PUT", "instance_identity/v1/token", "{}").status()).isEqualTo(400);
    assertThat(iamToken("wrong", "").status()).isEqualTo(401);
    assertThat(iamToken(identity, "{\"trusted_profile\":{\"id\":\"a\",\"crn\":\"b\"}}").status())
        .isEqualTo(400);
    assertThat(iamToken(identity, "{\"trusted_profile\":{\"id\":\"Profile-9\"}}").status())
        .isEqualTo(400);
    clock.advance(Duration.ofMinutes(6));
    assertThat(iamToken(identity, "").status()).isEqualTo(401);
  }
}
