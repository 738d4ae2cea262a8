package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import okhttp3.FormBody;
import org.junit.jupiter.api.Test;

/** Token requests of every grant type, and their tokens. */
class GrantsTest extends CloudTest {
  private static final String OTHER = "0123456789abcdef0123456789abcdef";
  private static final String OUTSIDE = "ffffffffffffffffffffffffffffffff";

  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .account(OTHER, "Other")
        .account(OUTSIDE, "Outside")
        .user(UserSpec.of("joe@example.com", "joe's password"))
        .user(UserSpec.of("fred@example.com", "unused").asFederated())
        .user(UserSpec.of("mia@example.com", "mia's password").withSecondFactor("123456"))
        .user(UserSpec.of("lou@example.com", "lou's password").asLocked())
        .serviceId("robot", "robot-key", OTHER)
        .trustedProfile("Profile-1", "pipeline", OTHER)
        .computeResourceToken("pod-token")
        .client("mine", "my secret")
        .sessionIdleTimeout(Duration.ofHours(2))
        .start();
  }

  @Test
  void anApiKeyYieldsATokenForItsAccount() throws IOException {
    JsonObject claims = claims(login(Http.BX).text("access_token"));

    assertThat(claims.getAsJsonObject("account").get("bss").getAsString())
        .isEqualTo(cloud.accountId());
    assertThat(claims.get("iam_id").getAsString()).startsWith("IBMid-");
    assertThat(claims.get("sub").getAsString()).isEqualTo(cloud.user());
    assertThat(claims.get("grant_type").getAsString()).isEqualTo(Http.URN + "apikey");
    assertThat(claims.get("iss").getAsString()).isEqualTo(cloud.endpoints().iam() + "identity");
    assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong()).isEqualTo(3600);
    assertThat(claims.get("iat").getAsLong()).isEqualTo(clock.instant().getEpochSecond());
    assertThat(claims.keySet())
        .contains("id", "realmid", "identifier", "name", "given_name", "email", "authn", "scope");
  }

  @Test
  void anApiKeyYieldsNoTokenForAnotherAccount() throws IOException {
    Answer answer = token(form -> apiKey(form).add("bss_account", OTHER), Http.BX);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("BXNIM0141E");
  }

  @Test
  void withoutClientCredentialsThereIsNoRefreshToken() throws IOException {
    Answer without = http.form(cloud.endpoints().token(), this::apiKey);
    Answer with = login(Http.BX);

    assertThat(without.text("refresh_token")).isEqualTo("not_supported");
    assertThat(without.object().has("refresh_token_expiration")).isFalse();
    assertThat(with.text("refresh_token")).isNotEqualTo("not_supported");
    assertThat(with.object().get("refresh_token_expiration").getAsLong())
        .isEqualTo(clock.instant().plus(Duration.ofDays(3)).getEpochSecond());
  }

  @Test
  void uaaFieldsAreRequiredOnlyForUaaTokens() throws IOException {
    Answer plain = token(form -> apiKey(form).add("response_type", "cloud_iam"), Http.BX);
    Answer incomplete = token(form -> apiKey(form).add("response_type", "cloud_iam uaa"), Http.BX);
    Answer commas =
        token(
            form ->
                apiKey(form)
                    .add("response_type", "cloud_iam,uaa")
                    .add("uaa_client_id", "cf")
                    .add("uaa_client_secret", ""),
            Http.BX);

    assertThat(plain.object().has("uaa_token")).isFalse();
    assertThat(incomplete.status()).isEqualTo(400);
    assertThat(incomplete.text("errorDetails")).contains("uaa_client_id");
    assertThat(commas.object().has("uaa_token")).isTrue();
  }

  @Test
  void aPasswordLoginWithoutAccountYieldsATokenWithoutAccount() throws IOException {
    Answer without = token(form -> password(form, "joe@example.com", "joe's password"), Http.BX);
    Answer with =
        token(
            form ->
                password(form, "joe@example.com", "joe's password")
                    .add("account", cloud.accountId()),
            Http.BX);
    Answer outside =
        token(
            form -> password(form, "joe@example.com", "joe's password").add("bss_account", OTHER),
            Http.BX);

    assertThat(claims(without.text("access_token")).has("account")).isFalse();
    assertThat(claims(with.text("access_token")).has("account")).isTrue();
    assertThat(outside.text("errorCode")).isEqualTo("BXNIM0141E");
  }

  @Test
  void aPasswordLoginRequiresClientCredentials() throws IOException {
    Answer none =
        http.form(
            cloud.endpoints().token(), form -> password(form, cloud.user(), cloud.password()));
    Answer wrong =
        token(
            form -> password(form, cloud.user(), cloud.password()),
            okhttp3.Credentials.basic("bx", "xb", StandardCharsets.UTF_8));
    Answer own =
        token(
            form -> password(form, cloud.user(), cloud.password()),
            okhttp3.Credentials.basic("mine", "my secret", StandardCharsets.UTF_8));

    assertThat(none.status()).isEqualTo(400);
    assertThat(none.text("errorCode")).isEqualTo("BXNIM0308E");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(own.status()).isEqualTo(200);
  }

  @Test
  void federatedLockedAndTwoFactorUsersCannotLogInWithAPasswordAlone() throws IOException {
    Answer wrong = token(form -> password(form, "joe@example.com", "nope"), Http.BX);
    Answer federated = token(form -> password(form, "fred@example.com", "unused"), Http.BX);
    Answer locked = token(form -> password(form, "lou@example.com", "lou's password"), Http.BX);
    Answer oneFactor = token(form -> password(form, "mia@example.com", "mia's password"), Http.BX);
    Answer twoFactors =
        token(
            form ->
                password(form, "mia@example.com", "mia's password")
                    .add("security_code", "123456")
                    .add("vendor", "TOTP"),
            Http.BX);

    for (Answer answer : new Answer[] {wrong, federated, locked, oneFactor}) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text("errorCode")).isEqualTo("BXNIM0400E");
    }
    assertThat(wrong.object().has("requirements")).isFalse();
    assertThat(locked.object().getAsJsonObject("requirements").get("code").getAsString())
        .isEqualTo("SoftLayer_Exception_User_Customer_AccountLocked");
    assertThat(oneFactor.object().getAsJsonObject("requirements").keySet())
        .contains("error", "code", "authorizationToken");
    assertThat(twoFactors.status()).isEqualTo(200);
  }

  @Test
  void thePhoneFactorIsInitiatedByASeparateRequest() throws IOException {
    Answer started =
        http.form(
            cloud
                .endpoints()
                .iam()
                .newBuilder()
                .addPathSegments("identity/initiate_ims_2fa")
                .build(),
            form -> form.add("username", "mia@example.com").add("vendor", "PHONE_FACTOR"),
            "Authorization",
            Http.BX);
    Answer login =
        token(
            form ->
                password(form, "mia@example.com", "mia's password")
                    .add("authentication_token", started.text("authentication_token"))
                    .add("vendor", "PHONE_FACTOR"),
            Http.BX);

    assertThat(login.status()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenIsBoundToItsClientRotatesAndExpires() throws IOException {
    String first = login(Http.BX).text("refresh_token");
    Answer otherClient = refresh(first, Http.KUBE);
    Answer noClient =
        http.form(
            cloud.endpoints().token(),
            form -> form.add("grant_type", "refresh_token").add("refresh_token", first));
    Answer refreshed = refresh(first, Http.BX);
    Answer again = refresh(first, Http.BX);
    clock.advance(Duration.ofDays(3));
    Answer late = refresh(refreshed.text("refresh_token"), Http.BX);

    assertThat(otherClient.text("errorCode")).isEqualTo("BXNIM0407E");
    assertThat(noClient.text("errorCode")).isEqualTo("BXNIM0308E");
    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(again.text("errorCode")).isEqualTo("BXNIM0407E");
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.text("errorCode")).isEqualTo("BXNIM0408E");
  }

  @Test
  void aRejectedRefreshKeepsTheRefreshTokenValid() throws IOException {
    String token =
        token(form -> password(form, "joe@example.com", "joe's password"), Http.BX)
            .text("refresh_token");
    Answer outside =
        token(
            form ->
                form.add("grant_type", "refresh_token")
                    .add("refresh_token", token)
                    .add("bss_account", OUTSIDE),
            Http.BX);

    assertThat(outside.text("errorCode")).isEqualTo("BXNIM0141E");
    assertThat(refresh(token, Http.BX).status()).isEqualTo(200);
  }

  @Test
  void anIdleSessionExpiresUnlessKeptAlive() throws IOException {
    Answer idle = token(form -> password(form, cloud.user(), cloud.password()), Http.BX);
    Answer kept = token(form -> password(form, cloud.user(), cloud.password()), Http.BX);
    clock.advance(Duration.ofMinutes(59));
    int alive = keepAlive(kept);
    clock.advance(Duration.ofMinutes(62));
    Answer refreshedIdle = refresh(idle.text("refresh_token"), Http.BX);
    Answer refreshedKept = refresh(kept.text("refresh_token"), Http.BX);

    assertThat(alive).isEqualTo(204);
    assertThat(refreshedIdle.text("errorCode")).isEqualTo("BXNIM0439E");
    assertThat(refreshedKept.status()).isEqualTo(200);
  }

  private int keepAlive(Answer login) throws IOException {
    String session = claims(login.text("access_token")).get("session_id").getAsString();
    return http.json(
            "PATCH",
            cloud
                .endpoints()
                .iam()
                .newBuilder()
                .addPathSegments("v1/sessions")
                .addPathSegment(session)
                .addPathSegment("state")
                .build(),
            "{}",
            "Authorization",
            "Bearer " + login.text("access_token"))
        .status();
  }

  @Test
  void theKubeClientGetsAnIdTokenWithTheLogin() throws IOException {
    Answer kube = login(Http.KUBE);
    JsonObject id = claims(kube.text("id_token"));

    assertThat(kube.text("scope")).isEqualTo("ibm openid containers-kubernetes");
    assertThat(id.get("aud").getAsString()).isEqualTo("kube");
    assertThat(id.get("exp").getAsLong() - id.get("iat").getAsLong()).isEqualTo(1200);
    assertThat(login(Http.BX).object().has("id_token")).isFalse();
  }

  @Test
  void aDelegatedTokenIsBoundToItsReceiverAndExpiresAsRequested() throws IOException {
    Answer both =
        token(
            form ->
                apiKey(form)
                    .add("response_type", "cloud_iam delegated_refresh_token")
                    .add("receiver_client_ids", "kube")
                    .add("delegated_refresh_token_expiry", "600"),
            Http.BX);
    String delegated = both.text("delegated_refresh_token");
    Answer byBx = exchange(delegated, Http.BX);
    clock.advance(Duration.ofSeconds(599));
    Answer byKube = exchange(delegated, Http.KUBE);
    String late =
        token(
                form ->
                    apiKey(form)
                        .add("response_type", "delegated_refresh_token")
                        .add("receiver_client_ids", "kube")
                        .add("delegated_refresh_token_expiry", "600"),
                Http.BX)
            .text("delegated_refresh_token");
    clock.advance(Duration.ofMinutes(10));

    assertThat(both.text("access_token")).isNotEmpty();
    assertThat(byBx.text("errorCode")).isEqualTo("BXNIM0407E");
    assertThat(byKube.text("id_token")).isNotEmpty();
    assertThat(exchange(late, Http.KUBE).text("errorCode")).isEqualTo("BXNIM0408E");
  }

  @Test
  void aServiceIdLogsInLikeAUser() throws IOException {
    Answer answer =
        token(
            form -> form.add("grant_type", Http.URN + "apikey").add("apikey", "robot-key"),
            Http.BX);
    JsonObject claims = claims(answer.text("access_token"));

    assertThat(claims.get("sub_type").getAsString()).isEqualTo("ServiceId");
    assertThat(claims.get("iam_id").getAsString()).startsWith("iam-ServiceId-");
    assertThat(claims.has("email")).isFalse();
  }

  @Test
  void aComputeResourceTokenIsExchangedForAProfile() throws IOException {
    Answer byId = computeResource("pod-token", "profile_id", "Profile-1");
    Answer byName = computeResource("pod-token", "profile_name", "pipeline");
    Answer wrongToken = computeResource("other", "profile_id", "Profile-1");
    Answer wrongProfile = computeResource("pod-token", "profile_id", "Profile-2");
    Answer noProfile = computeResource("pod-token", "scope", "x");

    assertThat(claims(byId.text("access_token")).get("sub_type").getAsString())
        .isEqualTo("Profile");
    assertThat(byId.text("refresh_token")).isEqualTo("not_supported");
    assertThat(byName.status()).isEqualTo(200);
    assertThat(wrongToken.status()).isEqualTo(400);
    assertThat(wrongProfile.status()).isEqualTo(403);
    assertThat(noProfile.text("errorCode")).isEqualTo("BXNIM0109E");
  }

  @Test
  void aProfileIsAssumedWithATokenOfItsAccount() throws IOException {
    String robot =
        token(
                form -> form.add("grant_type", Http.URN + "apikey").add("apikey", "robot-key"),
                Http.BX)
            .text("access_token");
    String owner = login(Http.BX).text("access_token");
    Answer assumed =
        http.form(
            cloud.endpoints().token(),
            form -> assume(form, robot).add("profile_name", "pipeline").add("account", OTHER));
    Answer nameAlone =
        http.form(
            cloud.endpoints().token(), form -> assume(form, robot).add("profile_name", "pipeline"));
    Answer otherAccount =
        http.form(
            cloud.endpoints().token(), form -> assume(form, owner).add("profile_id", "Profile-1"));
    Answer nonsense =
        http.form(
            cloud.endpoints().token(),
            form -> assume(form, "x.y.z").add("profile_id", "Profile-1"));

    assertThat(claims(assumed.text("access_token")).get("iam_id").getAsString())
        .isEqualTo("iam-Profile-1");
    assertThat(nameAlone.text("errorCode")).isEqualTo("BXNIM0109E");
    assertThat(otherAccount.text("errorCode")).isEqualTo("BXNIM0513E");
    assertThat(nonsense.text("errorCode")).isEqualTo("BXNIM0407E");
  }

  @Test
  void aServiceIsAuthorizedForAnother() throws IOException {
    String token = login(Http.BX).text("access_token");
    Answer good = authorise(token, "crn-crn:v1:bluemix:public:kms:us-south:a/x:y::");
    Answer bad = authorise(token, "kms");

    assertThat(good.status()).isEqualTo(200);
    assertThat(bad.text("errorCode")).isEqualTo("BXNIM0113E");
  }

  private Answer authorise(String token, String desired) throws IOException {
    return http.form(
        cloud.endpoints().token(),
        form ->
            form.add("grant_type", Http.URN + "iam-authz")
                .add("access_token", token)
                .add("desired_iam_id", desired));
  }

  private Answer computeResource(String token, String field, String value) throws IOException {
    return http.form(
        cloud.endpoints().token(),
        form ->
            form.add("grant_type", Http.URN + "cr-token").add("cr_token", token).add(field, value));
  }

  private static FormBody.Builder assume(FormBody.Builder form, String token) {
    return form.add("grant_type", Http.URN + "assume").add("access_token", token);
  }

  private Answer exchange(String delegated, String client) throws IOException {
    return token(
        form ->
            form.add("grant_type", Http.URN + "delegated-refresh-token")
                .add("refresh_token", delegated),
        client);
  }

  private Answer refresh(String token, String client) throws IOException {
    return token(
        form -> form.add("grant_type", "refresh_token").add("refresh_token", token), client);
  }

  private Answer token(UnaryOperator<FormBody.Builder> form, String client) throws IOException {
    return http.form(cloud.endpoints().token(), form, "Authorization", client);
  }

  private FormBody.Builder apiKey(FormBody.Builder form) {
    return form.add("grant_type", Http.URN + "apikey").add("apikey", cloud.apiKey());
  }

  private static FormBody.Builder password(FormBody.Builder form, String user, String password) {
    return form.add("grant_type", "password").add("username", user).add("password", password);
  }

  private static JsonObject claims(String token) {
    String payload =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    return JsonParser.parseString(payload).getAsJsonObject();
  }
}
