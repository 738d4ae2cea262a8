package io.github.ibmcontainers.resourcegroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.ResourceGroupSelectionException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResourceGroupsTest {
  private static final String DEFAULT_ID = "11111111111111111111111111111111";
  private static final String TEAM_ID = "22222222222222222222222222222222";
  private static final String GROUPS = "/v2/resource_groups?account_id=acc1";

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final Map<String, MockResponse> responses = new LinkedHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        Responses.to(
            request -> {
              String group = request.getHeaders().get("X-Auth-Resource-Group");
              requests.add(request.getTarget() + (group == null ? "" : " of " + group));
              assertThat(request.getHeaders().get("Authorization"))
                  .isEqualTo("Bearer " + TestClients.TOKEN);
              return responses.getOrDefault(
                  request.getTarget(), new MockResponse.Builder().code(404).build());
            }));
    server.start();
    answer("/global/v2/classic/getClusters", "[]");
    answer(GROUPS, page(null, group(DEFAULT_ID, "default", true), group(TEAM_ID, "team", false)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void nameIsResolvedOnce() {
    try (ContainersClient client = client(ResourceGroupSelector.byName("team"))) {
      client.clusters().list(Provider.CLASSIC);
      client.clusters().list(Provider.CLASSIC);
    }
    assertThat(requests)
        .containsExactly(
            GROUPS,
            "/global/v2/classic/getClusters of " + TEAM_ID,
            "/global/v2/classic/getClusters of " + TEAM_ID);
  }

  @Test
  void viewsAndCallsHaveTheirOwnGroup() throws Exception {
    try (ContainersClient client = client(ResourceGroupSelector.byName("team"))) {
      client
          .with(scope -> scope.resourceGroup(ResourceGroupSelector.ofAccountDefault()))
          .clusters()
          .list(Provider.CLASSIC);
      RequestOptions options =
          RequestOptions.builder()
              .scope(Scope.builder().resourceGroup(ResourceGroupSelector.byName("default")).build())
              .build();
      client.clusters().with(options).list(Provider.CLASSIC);
      new V2Api(client.generated()).classicGetClusters().execute();
    }
    assertThat(requests)
        .containsExactly(
            GROUPS,
            "/global/v2/classic/getClusters of " + DEFAULT_ID,
            "/global/v2/classic/getClusters of " + DEFAULT_ID,
            "/global/v2/classic/getClusters of " + TEAM_ID);
  }

  @Test
  @DisplayName("#113 a call ends at once while it, or another call, reads the resource groups")
  void canceled() throws Exception {
    responses.put(
        GROUPS, new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Cancellation first = new Cancellation();
    Cancellation second = new Cancellation();
    try (ContainersClient client = client(ResourceGroupSelector.byName("team"))) {
      FailingCall reading = list(client, first);
      assertThat(server.takeRequest().getTarget()).isEqualTo(GROUPS);
      FailingCall waiting = list(client, second);
      second.cancel();
      assertThat(waiting.failure()).isInstanceOf(CallCanceledException.class);
      first.cancel();
      assertThat(reading.failure()).isInstanceOf(CallCanceledException.class);
    }
    assertThat(requests).containsExactly(GROUPS);
  }

  private static FailingCall list(ContainersClient client, Cancellation cancellation) {
    RequestOptions options = RequestOptions.builder().cancellation(cancellation).build();
    return FailingCall.start(() -> client.clusters().with(options).list(Provider.CLASSIC));
  }

  @Test
  void idNeedsNoLookup() {
    try (ContainersClient client = client(ResourceGroupSelector.byIdOrName(TEAM_ID))) {
      client.clusters().list(Provider.CLASSIC);
    }
    assertThat(requests).containsExactly("/global/v2/classic/getClusters of " + TEAM_ID);
  }

  @Test
  void unknownGroupFailsBeforeTheCall() {
    try (ContainersClient client = client(ResourceGroupSelector.byIdOrName("Team"))) {
      assertThatThrownBy(() -> client.clusters().list(Provider.CLASSIC))
          .isInstanceOfSatisfying(
              ResourceGroupSelectionException.class,
              e ->
                  assertThat(e.groups())
                      .containsExactlyInAnyOrderEntriesOf(
                          Map.of(DEFAULT_ID, "default", TEAM_ID, "team")))
          .hasMessageContaining("\"Team\"")
          .hasMessageContaining("team (" + TEAM_ID + ")");
    }
    assertThat(requests).containsExactly(GROUPS);
  }

  @Test
  @DisplayName("A name in place of an ID is reported instead of returning an empty list")
  void nameInPlaceOfAnId() {
    try (ContainersClient client = client(ResourceGroupSelector.byId("team"))) {
      assertThatThrownBy(() -> client.clusters().list(Provider.CLASSIC))
          .isInstanceOf(ResourceGroupSelectionException.class)
          .hasMessageContaining("no resource group team in the account")
          .hasMessageContaining("team (" + TEAM_ID + ")");
      responses.remove(GROUPS);
      client.resourceGroups().refresh();
      assertThat(client.clusters().list(Provider.CLASSIC)).isEmpty();
    }
    try (ContainersClient client = client(ResourceGroupSelector.byId(TEAM_ID))) {
      requests.clear();
      assertThat(client.clusters().list(Provider.CLASSIC)).isEmpty();
      assertThat(requests).hasSize(1);
    }
  }

  @Test
  void severalMatchesAreListed() {
    String other = "33333333333333333333333333333333";
    answer(GROUPS, page(null, group(TEAM_ID, "team", false), group(other, "team", false)));
    try (ContainersClient client = client(ResourceGroupSelector.byName("team"))) {
      assertThatThrownBy(() -> client.clusters().list(Provider.CLASSIC))
          .isInstanceOf(ResourceGroupSelectionException.class)
          .hasMessageContaining("more than one")
          .hasMessageContaining(TEAM_ID)
          .hasMessageContaining(other);
      assertThatThrownBy(() -> client.resourceGroups().find("team"))
          .isInstanceOf(ResourceGroupSelectionException.class);
      assertThat(client.resourceGroups().find(other)).isPresent();
    }
  }

  @Test
  void groupCreatedLaterIsFound() {
    try (ContainersClient client = client(ResourceGroupSelector.ofAccountDefault())) {
      ResourceGroups groups = client.resourceGroups();
      assertThat(groups.find("new")).isEmpty();
      answer(GROUPS, page(null, group(TEAM_ID, "new", false)));
      assertThat(groups.find("new")).map(ResourceGroup::id).contains(TEAM_ID);
      assertThat(groups.list()).hasSize(1);
    }
    assertThat(requests).containsExactly(GROUPS, GROUPS);
  }

  @Test
  void listIsCachedForFiveMinutesUnlessRefreshed() {
    try (ContainersClient client = client(ResourceGroupSelector.ofAccountDefault())) {
      assertThat(client.resourceGroups().list())
          .extracting(ResourceGroup::name)
          .containsExactly("default", "team");
      time.advance(Duration.ofSeconds(299));
      assertThat(client.resourceGroups().list()).hasSize(2);
      assertThat(requests).hasSize(1);
      time.advance(Duration.ofSeconds(2));
      assertThat(client.resourceGroups().list()).hasSize(2);
      assertThat(requests).hasSize(2);
      client.resourceGroups().refresh();
      assertThat(client.resourceGroups().list()).hasSize(2);
      assertThat(requests).hasSize(3);
    }
  }

  @Test
  void eachAccountHasItsOwnGroups() {
    String other = "/v2/resource_groups?account_id=acc2";
    answer(other, page(null, group("44444444444444444444444444444444", "team", true)));
    try (ContainersClient client = client(ResourceGroupSelector.byName("team"))) {
      client.clusters().list(Provider.CLASSIC);
      client.with(scope -> scope.account("acc2")).clusters().list(Provider.CLASSIC);
    }
    assertThat(requests)
        .containsExactly(
            GROUPS,
            "/global/v2/classic/getClusters of " + TEAM_ID,
            other,
            "/global/v2/classic/getClusters of 44444444444444444444444444444444");
  }

  @Test
  void pagesAreFollowedOnTheSameServerOnly() {
    answer(GROUPS, page("/v2/resource_groups?start=2", group(DEFAULT_ID, "default", true)));
    answer("/v2/resource_groups?start=2", page(null, group(TEAM_ID, "team", false)));
    try (ContainersClient client = client(ResourceGroupSelector.byName("team"))) {
      ResourceGroups groups = client.resourceGroups();
      assertThat(groups.list())
          .containsExactly(
              new ResourceGroup(
                  DEFAULT_ID, "default", Optional.of("acc1"), true, Optional.of("ACTIVE")),
              new ResourceGroup(
                  TEAM_ID, "team", Optional.of("acc1"), false, Optional.of("ACTIVE")));
      answer("/v2/resource_groups?start=2", page(GROUPS));
      groups.refresh();
      assertThatThrownBy(groups::list)
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("was already read");
      answer(GROUPS, page("https://elsewhere.example/v2/resource_groups"));
      assertThatThrownBy(groups::list)
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("on a host other than");
      answer(GROUPS, "[]");
      assertThatThrownBy(groups::list).isInstanceOf(InvalidResponseException.class);
    }
  }

  @Test
  void namesWorkAgainstTheFakeCloud() throws IOException {
    try (FakeIbmCloud cloud =
            FakeIbmCloud.builder()
                .resourceGroup("team")
                .cluster(ClusterSpec.vpc("mine").inResourceGroup("team"))
                .cluster(ClusterSpec.vpc("other"))
                .start();
        ContainersClient client =
            TestClients.of(cloud).resourceGroup(ResourceGroupSelector.byName("team")).build()) {
      assertThat(client.clusters().list(Provider.VPC))
          .extracting(ClusterSummary::name)
          .containsExactly("mine");
      assertThat(client.resourceGroups().get(ResourceGroupSelector.ofAccountDefault()).id())
          .isEqualTo(cloud.resourceGroupId("default"));
      ContainersClient wrong =
          client.with(scope -> scope.resourceGroup(ResourceGroupSelector.byName("taem")));
      assertThatThrownBy(() -> wrong.clusters().list())
          .isInstanceOf(ResourceGroupSelectionException.class)
          .hasMessageContaining("team");
    }
  }

  @Test
  void rejectionIsTypedAndNotCached() {
    responses.put(
        GROUPS,
        new MockResponse.Builder()
            .code(403)
            .body(
                "{\"errors\":[{\"code\":\"not_authorized\",\"message\":\"No access.\"}],"
                    + "\"trace\":\"t-1\"}")
            .build());
    try (ContainersClient client = client(ResourceGroupSelector.byName("team"))) {
      assertThatThrownBy(() -> client.clusters().list(Provider.CLASSIC))
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("list_resource_groups")
          .hasMessageContaining("No access.")
          .hasMessageContaining("t-1");
      answer(GROUPS, page(null, group(TEAM_ID, "team", false)));
      assertThat(client.clusters().list(Provider.CLASSIC)).isEmpty();
    }
  }

  @Test
  @DisplayName("#82 without a resource group, nothing is looked up")
  void noGroup() {
    try (ContainersClient client = TestClients.of(server, time).build()) {
      client.clusters().list(Provider.CLASSIC);
    }
    assertThat(requests).containsExactly("/global/v2/classic/getClusters");
  }

  private ContainersClient client(ResourceGroupSelector selector) {
    return TestClients.of(server, time)
        .account("acc1")
        .retryPolicy(RetryPolicy.none())
        .resourceGroup(selector)
        .build();
  }

  private void answer(String target, String body) {
    responses.put(target, new MockResponse.Builder().body(body).build());
  }

  private static String page(@Nullable String next, String... groups) {
    return "{\"resources\":["
        + String.join(",", groups)
        + "],\"next_url\":"
        + (next == null ? "null" : "\"" + next + "\"")
        + "}";
  }

  private static String group(String id, String name, boolean isDefault) {
    return "{\"id\":\"%s\",\"account_id\":\"acc1\",\"name\":\"%s\",\"default\":%s,\"state\":\"ACTIVE\"}"
        .formatted(id, name, isDefault);
  }
}
