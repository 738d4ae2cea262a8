package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.catalog.Region;
import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.error.AccountSelectionException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The steps of IBM's guides "Setting up the API" against the fake cloud, with every field of each
 * request.
 */
class GuidesTest {
  private static final String SECOND = "0123456789abcdef0123456789abcdef";
  private static final String BX = "Basic Yng6Yng=";
  private static final String KUBE = "Basic a3ViZTprdWJl";

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder().clock(time.clock()).account(SECOND, "Second account").start();

  @AfterEach
  void close() {
    assertThat(cloud.misdirectedCredentials()).isEmpty();
    cloud.close();
  }

  private List<RecordedCall> tokenRequests() {
    return cloud.iam().tokenRequests();
  }

  private static Map<String, String> form(RecordedCall call) {
    FormBody body = call.form();
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < body.size(); i++) {
      assertThat(fields.put(body.name(i), body.value(i))).as(body.name(i)).isNull();
    }
    return fields;
  }

  private static void checkTokenCall(RecordedCall call, String client) {
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/identity/token");
    assertThat(call.header("Content-Type")).contains("application/x-www-form-urlencoded");
    assertThat(call.headers().values("Authorization")).containsExactly(client);
    assertThat(call.status()).hasValue(200);
  }

  private void checkAccountsCall(String path, IamToken token) {
    List<RecordedCall> calls = cloud.accounts().requests();
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).method()).isEqualTo("GET");
    assertThat(calls.get(0).path()).isEqualTo(path);
    assertThat(calls.get(0).headers().values("Authorization"))
        .containsExactly(token.authorization());
    assertThat(calls.get(0).header("Accept")).contains("application/json");
  }

  @Nested
  @DisplayName("steps 1 to 3 of both guides: token, accounts, token for an account")
  class Tokens {
    private final OkHttpClient http = new OkHttpClient();
    private final IamClient iam =
        IamClient.builder(http)
            .endpoint(cloud.endpoints().token())
            .legacyUaaForm(true)
            .time(time)
            .build();

    @AfterEach
    void closeHttp() {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }

    private TokenSource source(Credential credential, AccountSelector account, boolean of2020) {
      return TokenSource.builder(iam, credential)
          .account(account)
          .accounts(
              of2020 ? cloud.endpoints().legacyAccountList() : cloud.endpoints().accountList())
          .executor(Runnable::run)
          .build();
    }

    @Test
    void password() {
      Credential credential = Credential.password(cloud.user(), cloud.password());
      IamToken token = source(credential, AccountSelector.byName("Second account"), false).get();
      assertThat(token.accountId()).contains(SECOND);
      assertThat(tokenRequests()).hasSize(2).allSatisfy(call -> checkTokenCall(call, BX));
      assertThat(form(tokenRequests().get(0)))
          .containsOnly(
              entry("grant_type", "password"),
              entry("response_type", "cloud_iam uaa"),
              entry("username", cloud.user()),
              entry("password", cloud.password()),
              entry("uaa_client_id", "cf"),
              entry("uaa_client_secret", ""));
      assertThat(form(tokenRequests().get(1)))
          .containsOnly(
              entry("grant_type", "password"),
              entry("response_type", "cloud_iam uaa"),
              entry("username", cloud.user()),
              entry("password", cloud.password()),
              entry("uaa_client_id", "cf"),
              entry("uaa_client_secret", ""),
              entry("bss_account", SECOND));
      assertThat(cloud.accounts().requests().get(0).path()).isEqualTo("/coe/v2/accounts");
    }

    @Test
    void passwordWithTheAccountsOf2020() {
      Credential credential = Credential.password(cloud.user(), cloud.password());
      IamToken unscoped = source(credential, AccountSelector.ofToken(), true).get();
      assertThat(unscoped.accountId()).isEmpty();
      List<Account> all =
          iam.accounts(cloud.endpoints().legacyAccountList(), unscoped).stream().toList();
      assertThat(all).extracting(Account::id).containsExactly(cloud.accountId(), SECOND);
      checkAccountsCall("/v1/accounts", unscoped);
      assertThat(source(credential, AccountSelector.byId(SECOND), true).get().accountId())
          .contains(SECOND);
    }

    @Test
    void apiKey() {
      Credential credential = Credential.apiKey(cloud.apiKey());
      IamToken first = source(credential, AccountSelector.automatic(), false).get();
      assertThat(iam.accounts(cloud.endpoints().accountList(), first))
          .extracting(Account::id)
          .contains(cloud.accountId());
      checkAccountsCall("/coe/v2/accounts", first);
      source(credential, AccountSelector.byId(cloud.accountId()), false).get();
      assertThat(tokenRequests()).hasSize(2).allSatisfy(call -> checkTokenCall(call, BX));
      assertThat(form(tokenRequests().get(0)))
          .containsOnly(
              entry("grant_type", "urn:ibm:params:oauth:grant-type:apikey"),
              entry("response_type", "cloud_iam uaa"),
              entry("apikey", cloud.apiKey()),
              entry("uaa_client_id", "cf"),
              entry("uaa_client_secret", ""));
      assertThat(form(tokenRequests().get(1)))
          .containsEntry("bss_account", cloud.accountId())
          .hasSize(6);
    }

    @Test
    @DisplayName("#13 an API key can't be used for another account")
    void apiKeyOfAnotherAccount() {
      Credential credential = Credential.apiKey(cloud.apiKey());
      assertThatThrownBy(source(credential, AccountSelector.byId(SECOND), false)::get)
          .isInstanceOf(AccountMismatchException.class)
          .hasMessageContaining(cloud.accountId())
          .hasMessageContaining(SECOND);
    }

    @Test
    void passcode() {
      String passcode = cloud.newPasscode();
      TokenSource source =
          source(Credential.passcode(passcode), AccountSelector.byName("Second account"), false);
      IamToken token = source.get();
      assertThat(token.accountId()).contains(SECOND);
      assertThat(tokenRequests()).hasSize(2).allSatisfy(call -> checkTokenCall(call, BX));
      assertThat(form(tokenRequests().get(0)))
          .containsOnly(
              entry("grant_type", "urn:ibm:params:oauth:grant-type:passcode"),
              entry("response_type", "cloud_iam uaa"),
              entry("passcode", passcode),
              entry("uaa_client_id", "cf"),
              entry("uaa_client_secret", ""));
      assertThat(form(tokenRequests().get(1)))
          .containsEntry("grant_type", "refresh_token")
          .containsEntry("bss_account", SECOND)
          .doesNotContainKey("passcode");
      // A session of more than three hours, with rotated refresh tokens.
      for (int hour = 0; hour < 3; hour++) {
        time.advance(Duration.ofHours(1));
        assertThat(source.get().accountId()).contains(SECOND);
      }
      assertThat(tokenRequests()).hasSize(5).allSatisfy(call -> checkTokenCall(call, BX));
    }

    @Test
    void promptReceivesThePasscodePage() {
      Credential credential =
          Credential.passcode(
              page -> {
                assertThat(page).hasToString(cloud.endpoints().iam() + "identity/passcode");
                return cloud.newPasscode();
              });
      assertThat(source(credential, AccountSelector.byId(SECOND), false).get().accountId())
          .contains(SECOND);
    }

    @Test
    void wrongPasscodePromptsForANewOne() {
      assertThatThrownBy(
              source(Credential.passcode("wrong"), AccountSelector.automatic(), false)::get)
          .isInstanceOf(LoginRequiredException.class);
    }

    @Test
    void multipleAccountsAreListed() {
      Credential credential = Credential.password(cloud.user(), cloud.password());
      assertThatThrownBy(source(credential, AccountSelector.automatic(), false)::get)
          .isInstanceOfSatisfying(
              AccountSelectionException.class,
              e -> assertThat(e.accounts()).containsKeys(cloud.accountId(), SECOND));
    }

    @Test
    @DisplayName("the guides' section on refreshing, by refresh token and by API key")
    void refreshing() {
      Credential credential = Credential.password(cloud.user(), cloud.password());
      TokenSource source = source(credential, AccountSelector.byId(SECOND), false);
      String refreshToken = source.get().refreshToken().orElseThrow();
      time.advance(Duration.ofHours(1));
      IamToken renewed = source.get();
      assertThat(renewed.accountId()).contains(SECOND);
      assertThat(renewed.refreshToken()).isPresent().get().isNotEqualTo(refreshToken);
      checkTokenCall(tokenRequests().get(1), BX);
      assertThat(form(tokenRequests().get(1)))
          .containsOnly(
              entry("grant_type", "refresh_token"),
              entry("response_type", "cloud_iam uaa"),
              entry("refresh_token", refreshToken),
              entry("uaa_client_id", "cf"),
              entry("uaa_client_secret", ""),
              entry("bss_account", SECOND));
      IamToken byKey = iam.apiKey(Secret.of("key", cloud.apiKey()), null);
      assertThat(byKey.accountId()).contains(cloud.accountId());
      assertThat(form(tokenRequests().get(2)))
          .containsOnly(
              entry("grant_type", "urn:ibm:params:oauth:grant-type:apikey"),
              entry("response_type", "cloud_iam uaa"),
              entry("apikey", cloud.apiKey()),
              entry("uaa_client_id", "cf"),
              entry("uaa_client_secret", ""));
    }

    @Test
    @DisplayName("#58 after IAM has ended the session, the password is used")
    void endedSession() {
      Credential credential = Credential.password(cloud.user(), cloud.password());
      TokenSource source = source(credential, AccountSelector.byId(SECOND), false);
      source.get();
      cloud.iam().revokeRefreshTokens();
      time.advance(Duration.ofHours(1));
      assertThat(source.get().accountId()).contains(SECOND);
      assertThat(tokenRequests())
          .extracting(call -> form(call).get("grant_type"))
          .containsExactly("password", "refresh_token", "password");
    }

    @Test
    @DisplayName("the guide of 2020 on the Kubernetes API, steps 2 and 3: two token exchanges")
    void kubernetesToken() {
      Credential credential = Credential.password(cloud.user(), cloud.password());
      IamToken token = source(credential, AccountSelector.byId(SECOND), false).get();
      String refreshToken = token.refreshToken().orElseThrow();
      String delegated = iam.delegatedRefreshToken(refreshToken, null);
      IamToken kube = iam.exchangeForKube(delegated);
      checkTokenCall(tokenRequests().get(1), BX);
      assertThat(tokenRequests().get(1).header("cache-control")).contains("no-cache");
      assertThat(form(tokenRequests().get(1)))
          .containsOnly(
              entry("delegated_refresh_token_expiry", "600"),
              entry("receiver_client_ids", "kube"),
              entry("response_type", "delegated_refresh_token"),
              entry("refresh_token", refreshToken),
              entry("grant_type", "refresh_token"));
      checkTokenCall(tokenRequests().get(2), KUBE);
      assertThat(tokenRequests().get(2).header("cache-control")).contains("no-cache");
      assertThat(form(tokenRequests().get(2)))
          .containsOnly(
              entry("refresh_token", delegated),
              entry("grant_type", "urn:ibm:params:oauth:grant-type:delegated-refresh-token"));
      assertThat(kube.idToken()).isPresent();
      assertThat(kube.refreshToken()).isPresent();
      assertThat(kube.scope()).contains("ibm openid containers-kubernetes");
    }
  }

  @Nested
  @DisplayName("steps 4 and 5: regions and clusters, with the token for the account")
  class Containers {
    private ContainersClient client(Endpoints endpoints, boolean uaa) {
      return ContainersClient.builder()
          .credential(Credential.password(cloud.user(), cloud.password()))
          .account(cloud.accountId())
          .region("us-south")
          .endpoints(endpoints)
          .legacyUaaForm(uaa)
          .build();
    }

    private RecordedCall last(String path) {
      List<RecordedCall> calls =
          cloud.containers().requests().stream().filter(call -> call.path().equals(path)).toList();
      assertThat(calls).as(path).isNotEmpty();
      return calls.get(calls.size() - 1);
    }

    @Test
    void of2020() {
      Endpoints endpoints =
          Endpoints.of(
              cloud.endpoints().iam(),
              cloud.endpoints().legacyAccountList(),
              cloud.endpoints().containers());
      try (ContainersClient client = client(endpoints, true)) {
        List<Region> regions = client.regions();
        assertThat(regions).extracting(Region::name).contains("us-south");
        RecordedCall asked = last("/global/v1/regions");
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.headers().values("Authorization"))
            .containsExactly(client.token().authorization());
        String body =
            client
                .request("GET", "/v1/clusters")
                .fromRoot()
                .scopeHeaders("X-Region", "X-Auth-Refresh-Token")
                .text()
                .value();
        assertThat(body).contains("mycluster");
        checkScoped(client, last("/v1/clusters"));
        String one = "/v1/clusters/" + cloud.cluster("mycluster").id();
        assertThat(
                client
                    .request("GET", one)
                    .fromRoot()
                    .scopeHeaders("X-Region", "X-Auth-Refresh-Token")
                    .text()
                    .value())
            .contains("publicServiceEndpointURL");
        checkScoped(client, last(one));
        assertThat(form(tokenRequests().get(0))).containsEntry("uaa_client_id", "cf");
      }
    }

    private void checkScoped(ContainersClient client, RecordedCall call) {
      assertThat(call.method()).isEqualTo("GET");
      assertThat(call.headers().values("Authorization"))
          .containsExactly(client.token().authorization());
      assertThat(call.headers().values("X-Auth-Refresh-Token"))
          .containsExactly(client.token().refreshToken().orElseThrow());
      assertThat(call.headers().values("X-Region")).containsExactly("us-south");
    }

    @Test
    void of2021() {
      Endpoints endpoints =
          Endpoints.of(
              cloud.endpoints().iam(),
              cloud.endpoints().accountList(),
              cloud.endpoints().containers());
      try (ContainersClient client = client(endpoints, false)) {
        assertThat(client.clusters().list().all())
            .extracting(ClusterSummary::name)
            .contains("mycluster", "vpc-kubernetes");
        RecordedCall classic = last("/global/v2/classic/getClusters");
        RecordedCall vpc = last("/global/v2/vpc/getClusters");
        assertThat(vpc.query("provider")).contains("vpc-gen2");
        for (RecordedCall call : List.of(classic, vpc)) {
          assertThat(call.method()).isEqualTo("GET");
          assertThat(call.headers().values("Authorization"))
              .containsExactly(client.token().authorization());
          assertThat(call.header("X-Auth-Refresh-Token")).isEmpty();
        }
        assertThat(tokenRequests()).hasSize(1);
        assertThat(form(tokenRequests().get(0)))
            .containsOnly(
                entry("grant_type", "password"),
                entry("response_type", "cloud_iam"),
                entry("username", cloud.user()),
                entry("password", cloud.password()),
                entry("bss_account", cloud.accountId()));
      }
    }

    @Test
    @DisplayName("#41 v1, v2 and satellite calls of one client share one token")
    void oneToken() {
      try (ContainersClient client = client(endpoints(), false)) {
        for (String path :
            List.of("/v1/clusters", "/v2/classic/getClusters", "/v2/satellite/getClusters")) {
          client.request("GET", path).text();
        }
        client.clusters().list();
        assertThat(tokenRequests()).hasSize(1);
      }
    }

    private Endpoints endpoints() {
      return Endpoints.of(
          cloud.endpoints().iam(), cloud.endpoints().accounts(), cloud.endpoints().containers());
    }
  }
}
