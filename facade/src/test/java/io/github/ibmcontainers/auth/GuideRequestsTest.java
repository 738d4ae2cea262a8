package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.GuideHosts.Sent;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Compares the requests of IBM's guides "Setting up the API", step by step, with those that the
 * client sends: the same requests to the same hosts.
 */
class GuideRequestsTest {
  private static final String SECOND = "0123456789abcdef0123456789abcdef";
  private static final String REGION = "us-south";

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder().clock(time.clock()).account(SECOND, "Second account").start();
  private final Map<String, String> values = new HashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private GuideHosts wire;
  private Endpoints endpoints;
  private Guide guide;

  @BeforeEach
  void start() throws IOException {
    wire = new GuideHosts(cloud);
    values.put("user", cloud.user());
    values.put("password", cloud.password());
    values.put("api key", cloud.apiKey());
    values.put("region", REGION);
    values.put("account of the password", SECOND);
    values.put("account of the passcode", SECOND);
    values.put("account of the API key", cloud.accountId());
  }

  @AfterEach
  void stop() {
    assertThat(guide.left()).as("steps of the guide that were not compared").isEmpty();
    wire.close();
    cloud.close();
  }

  @Test
  @DisplayName("the guide of February 2020")
  void of2020() throws IOException {
    guide = Guide.of(2020);
    endpoints = Endpoints.of2020();
    tokens();
    try (ContainersClient client =
        client(password(), AccountSelector.byId(cloud.accountId())).region(REGION).build()) {
      values.put("cluster", cloud.cluster("mycluster").id());
      client.regions();
      storeTokens(client);
      assertSent("Step 4: regions");
      regional(client, "/v1/clusters");
      assertSent("Step 5: clusters of the region");
      regional(client, "/v1/clusters/" + values.get("cluster"));
      assertSent("Kubernetes, step 4: public address of the master");
      try (KubernetesAccess access = client.kubernetes("mycluster")) {
        access.version();
        values.put("ID token", access.connection().token());
        values.put("master", access.connection().serverUrl());
      }
      collectRequests();
      values.put("delegated refresh token", delegated());
      assertSent("Kubernetes, step 2: delegated refresh token");
      assertSent("Kubernetes, step 3: ID token");
      version();
    }
    refreshing();
  }

  @Test
  @DisplayName("the guide of 2021")
  void of2021() throws IOException {
    guide = Guide.of(2021);
    endpoints = Endpoints.publicNetwork();
    tokens();
    try (ContainersClient client = client(password(), AccountSelector.byId(SECOND)).build()) {
      client.clusters().list().all();
      storeTokens(client);
      assertSent("Step 4: classic clusters");
      assertSent("Step 4: VPC clusters");
    }
    refreshing();
  }

  private void tokens() {
    try (ContainersClient client =
        client(password(), AccountSelector.byName("Second account")).build()) {
      storeTokens(client);
      values.put("access token", "");
      assertSent("Step 1: access token, by password");
      values.put("access token", accountsToken());
      assertSent("Step 2: accounts");
      assertSent("Step 3: access token for the account, by password");
    }
    for (AccountSelector account :
        List.of(AccountSelector.ofToken(), AccountSelector.byId(cloud.accountId()))) {
      boolean first = account.equals(AccountSelector.ofToken());
      try (ContainersClient client = client(Credential.apiKey(cloud.apiKey()), account).build()) {
        storeTokens(client);
        assertSent(
            first
                ? "Step 1: access token, by API key"
                : "Step 3: access token for the account, by API key");
      }
    }
    for (AccountSelector account :
        List.of(AccountSelector.ofToken(), AccountSelector.byId(SECOND))) {
      values.put("passcode", cloud.newPasscode());
      boolean first = account.equals(AccountSelector.ofToken());
      try (ContainersClient client =
          client(Credential.passcode(values.get("passcode")), account).build()) {
        storeTokens(client);
        assertSent(
            first
                ? "Step 1: access token, by passcode"
                : "Step 3: access token for the account, by passcode");
      }
    }
  }

  private void refreshing() {
    try (ContainersClient client = client(password(), AccountSelector.byId(SECOND)).build()) {
      values.put("refresh token", client.token().refreshToken().orElseThrow());
      time.advance(Duration.ofHours(1));
      client.token();
      collectRequests();
      assertSent("Refreshing: by the refresh token");
    }
    try (ContainersClient client =
        client(Credential.apiKey(cloud.apiKey()), AccountSelector.ofToken()).build()) {
      client.token();
      time.advance(Duration.ofHours(1));
      sent.clear();
      client.token();
      collectRequests();
      assertSent("Refreshing: by the API key");
    }
  }

  private Credential password() {
    return Credential.password(cloud.user(), cloud.password());
  }

  private ContainersClientBuilder client(Credential credential, AccountSelector account) {
    sent.clear();
    wire.take();
    return TestClients.of(cloud, time)
        .credential(credential)
        .account(account)
        .endpoints(endpoints)
        .legacyUaaForm(true)
        .httpClient(wire.client());
  }

  /** Stores the values that a reader of the guide has obtained so far. */
  private void storeTokens(ContainersClient client) {
    IamToken token = client.token();
    values.put("access token", token.accessToken());
    token.refreshToken().ifPresent(refresh -> values.put("refresh token", refresh));
    collectRequests();
  }

  private void collectRequests() {
    sent.addAll(wire.take());
  }

  private void regional(ContainersClient client, String path) {
    client.request("GET", path).fromRoot().scopeHeaders("X-Region", "X-Auth-Refresh-Token").text();
    collectRequests();
  }

  private String accountsToken() {
    return sent.stream()
        .filter(it -> it.url().encodedPath().endsWith("/accounts"))
        .map(it -> it.headers().get("Authorization"))
        .findFirst()
        .orElseThrow()
        .replaceFirst("(?i)bearer ", "");
  }

  private String delegated() {
    return sent.stream()
        .map(it -> it.form().getOrDefault("refresh_token", ""))
        .filter(it -> !it.isEmpty() && !it.equals(values.get("refresh token")))
        .findFirst()
        .orElseThrow();
  }

  /** Asserts that one of the requests is the given step of the guide. */
  private void assertSent(String title) {
    Guide.Step step = guide.step(title);
    assertThat(sent)
        .as("%s: %s %s", title, step.method(), step.url())
        .anySatisfy(it -> same(step, it));
  }

  private void same(Guide.Step step, Sent it) {
    assertThat(it.method()).isEqualTo(step.method());
    // The table of endpoints in the guide of 2020 contains /global, its steps don't.
    String url = it.url().toString();
    assertThat(filled(step.url())).isIn(url, url.replace("/global/v1/", "/v1/"));
    step.headers()
        .forEach(
            (name, value) ->
                assertThat(it.headers().values(name))
                    .extracting(GuideRequestsTest::header)
                    .containsExactly(header(filled(value))));
    Map<String, String> form = new HashMap<>();
    step.form().forEach((name, value) -> form.put(name, filled(value)));
    if (!form.isEmpty()) {
      assertThat(it.form()).isEqualTo(form);
    }
  }

  private void version() {
    Guide.Step step = guide.step("Kubernetes, step 5: version");
    List<RecordedCall> calls = cloud.kubernetes().requests();
    assertThat(calls)
        .anySatisfy(
            call -> {
              assertThat(call.method()).isEqualTo(step.method());
              assertThat(call.url()).hasToString(filled(step.url()));
              assertThat(header(call.header("Authorization").orElseThrow()))
                  .isEqualTo(header(filled(step.headers().get("Authorization"))));
            });
  }

  /** The authorization scheme is case-insensitive. */
  private static String header(String value) {
    return value.toLowerCase(Locale.ROOT).startsWith("bearer ")
        ? "bearer " + value.substring("bearer ".length())
        : value;
  }

  private String filled(String text) {
    String result = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("<" + value.getKey() + ">", value.getValue());
    }
    return result;
  }
}
