package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.NewCluster;
import io.github.ibmcontainers.cluster.catalog.Flavor;
import io.github.ibmcontainers.cluster.catalog.Zone;
import io.github.ibmcontainers.cluster.satellite.NewSatelliteLocation;
import io.github.ibmcontainers.cluster.satellite.SatelliteLocation;
import io.github.ibmcontainers.cluster.value.Problem;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.error.AccountSelectionException;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ResourceGroupSelectionException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import io.github.ibmcontainers.testing.ManualTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every name that callers can pass, with no match, one match and several matches. */
class NameMatchesTest {
  private static final String SECOND = "22222222222222222222222222222222";
  private static final String THIRD = "33333333333333333333333333333333";

  /**
   * A check with the client of a login that can access three accounts, two of which have the same
   * name.
   */
  private interface Check {
    void on(FakeIbmCloud cloud, ContainersClient client);
  }

  /** Whether several resources can have the same name. */
  private sealed interface Several {
    /** They can. The check shows what the client does. */
    record Possible(Check check) implements Several {}

    /** They can't, for this reason. The check shows that the service enforces it. */
    record Impossible(String reason, Check check) implements Several {}
  }

  @SuppressWarnings("ImmutableEnumChecker") // Stateless functions.
  private enum Named {
    ACCOUNT(
        (cloud, client) ->
            rejected(
                () -> clustersOf(cloud, "Nobody"),
                AccountSelectionException.class,
                "Nobody",
                SECOND),
        (cloud, client) ->
            assertThat(clustersOf(cloud, "Example account"))
                .containsExactlyInAnyOrder("only", "shared"),
        new Several.Possible(
            (cloud, client) ->
                rejected(
                    () -> clustersOf(cloud, "Twin"),
                    AccountSelectionException.class,
                    SECOND,
                    THIRD))),

    RESOURCE_GROUP(
        (cloud, client) -> {
          assertThat(client.resourceGroups().find("taem")).isEmpty();
          rejected(
              () -> inGroup(client, "taem").clusters().list(),
              ResourceGroupSelectionException.class,
              "\"taem\"",
              cloud.resourceGroupId("team"));
        },
        (cloud, client) -> {
          assertThat(client.resourceGroups().find("team").orElseThrow().id())
              .isEqualTo(cloud.resourceGroupId("team"));
          assertThat(inGroup(client, "team").clusters().list().all())
              .extracting(ClusterSummary::name)
              .containsExactly("only");
        },
        new Several.Possible(
            (cloud, client) -> {
              cloud
                  .resourceController()
                  .faults()
                  .always(Fault.status(200).body(twoGroupsNamed("team")));
              rejected(
                  () -> client.resourceGroups().find("team"),
                  ResourceGroupSelectionException.class,
                  SECOND,
                  THIRD);
              rejected(
                  () -> inGroup(client, "team").clusters().list(),
                  ResourceGroupSelectionException.class,
                  SECOND,
                  THIRD);
            })),

    CLUSTER(
        (cloud, client) -> {
          assertThat(client.clusters().find("nope")).isEmpty();
          rejected(() -> client.clusters().get("nope"), NotFoundException.class, "nope");
          rejected(() -> client.workers().list("nope"), NotFoundException.class, "nope");
        },
        (cloud, client) -> {
          assertThat(client.clusters().get("only").name()).isEqualTo("only");
          assertThat(client.clusters().find("only")).isPresent();
        },
        new Several.Possible(
            (cloud, client) -> {
              // Cluster names are unique within an account, across resource groups and regions.
              ContainersClient group = inGroup(client, "default");
              for (ContainersClient view :
                  List.of(group, inGroup(client, "team"), group.with(it -> it.region("eu-de")))) {
                rejected(
                    () -> view.clusters().create(classic("only")),
                    ConflictException.class,
                    "same name already exists");
              }
              // Another account may use the same name. The scope selects the account.
              ContainersClient second = client.with(it -> it.account(SECOND));
              String here = client.clusters().get("shared").id();
              String there = second.clusters().get("shared").id();
              assertThat(here).isNotEqualTo(there);
              assertThat(client.clusters().get("shared").id()).isEqualTo(here);
              assertThat(client.clusters().acrossAccounts().collect().all())
                  .filteredOn(it -> it.name().equals("shared"))
                  .extracting(ClusterSummary::id)
                  .containsExactlyInAnyOrder(here, there);
              rejected(() -> client.clusters().get(there), NotFoundException.class, there);
            })),

    WORKER_POOL(
        (cloud, client) ->
            rejected(
                () -> client.workerPools().get("classic", "nope"), NotFoundException.class, "nope"),
        (cloud, client) ->
            assertThat(client.workerPools().get("classic", "default").name()).isEqualTo("default"),
        new Several.Impossible(
            "The service refuses a second pool of a name in a cluster.",
            (cloud, client) -> {
              rejected(
                  () ->
                      client
                          .workerPools()
                          .create(
                              "classic",
                              NewWorkerPool.named("default").flavor("b3c.4x16.encrypted").build()),
                  ConflictException.class,
                  "default");
              // Other clusters have a pool of the same name.
              assertThat(client.workerPools().get("only", "default").id())
                  .isNotEqualTo(client.workerPools().get("classic", "default").id());
            })),

    WORKER(
        (cloud, client) ->
            rejected(
                () -> client.workers().get("classic", "kube-none-w1"),
                NotFoundException.class,
                "kube-none-w1"),
        (cloud, client) -> {
          String id = client.workers().list("classic").get(0).id();
          assertThat(client.workers().get("classic", id).id()).isEqualTo(id);
        },
        new Several.Impossible(
            "Workers have ids, which the service assigns. An id contains the cluster's.",
            (cloud, client) ->
                assertUnique(
                    List.of("classic", "only", "shared"),
                    cluster -> client.workers().list(cluster).stream().map(Worker::id).toList()))),

    ZONE(
        (cloud, client) -> {
          assertThat(client.locations().validate(Provider.VPC, "bx2.4x16", List.of("us-south-9")))
              .singleElement()
              .satisfies(it -> assertThat(it.property()).isEqualTo("zone"))
              .satisfies(it -> assertThat(it.allowed()).contains("us-south-1"));
          rejected(
              () -> client.locations().flavors("us-south-9", Provider.VPC),
              BadRequestException.class,
              "us-south-9");
        },
        (cloud, client) ->
            assertThat(client.locations().validate(Provider.VPC, "bx2.4x16", List.of("us-south-1")))
                .isEmpty(),
        new Several.Impossible(
            "A zone's id names it within its provider.",
            (cloud, client) ->
                assertUnique(
                    List.of(Provider.CLASSIC, Provider.VPC),
                    provider ->
                        client.locations().zones(provider).stream().map(Zone::id).toList()))),

    FLAVOR(
        (cloud, client) ->
            assertThat(client.locations().validate(Provider.VPC, "bx2.4x17", List.of("us-south-1")))
                .extracting(Problem::property, Problem::value)
                .containsExactly(tuple("flavor", "bx2.4x17")),
        (cloud, client) ->
            assertThat(client.locations().flavors("us-south-1", Provider.VPC))
                .extracting(Flavor::name)
                .containsOnlyOnce("bx2.4x16"),
        new Several.Impossible(
            "A flavor's name names it within a zone.",
            (cloud, client) ->
                client
                    .locations()
                    .zones(Provider.VPC)
                    .forEach(
                        zone ->
                            assertThat(client.locations().flavors(zone.id(), Provider.VPC))
                                .extracting(Flavor::name)
                                .isNotEmpty()
                                .doesNotHaveDuplicates()))),

    SATELLITE_LOCATION(
        (cloud, client) ->
            rejected(() -> client.satellite().location("nope"), NotFoundException.class, "nope"),
        (cloud, client) -> {
          SatelliteLocation location = client.satellite().locations().get(0);
          assertThat(client.satellite().location(location.name()).id()).isEqualTo(location.id());
        },
        new Several.Impossible(
            "The service refuses a second location of a name in an account.",
            (cloud, client) -> {
              client.satellite().createLocation(location("edge"));
              rejected(
                  () -> client.satellite().createLocation(location("edge")),
                  ConflictException.class,
                  "edge");
            }));

    private final Check none;
    private final Check one;
    private final Several several;

    Named(Check none, Check one, Several several) {
      this.none = none;
      this.one = one;
      this.several = several;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A name without a match is an error that names it, or an empty result")
  void none(Named named) throws Exception {
    run(named.none);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A name with one match returns it")
  void one(Named named) throws Exception {
    run(named.one);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("An ambiguous name is rejected with the list of matches, or can't occur")
  void several(Named named) throws Exception {
    if (named.several instanceof Several.Impossible impossible) {
      assertThat(impossible.reason()).isNotBlank();
      run(impossible.check());
    } else if (named.several instanceof Several.Possible possible) {
      run(possible.check());
    }
  }

  private static void run(Check check) throws Exception {
    ManualTime time = new ManualTime();
    try (FakeIbmCloud cloud =
            FakeIbmCloud.builder()
                .clock(time.clock())
                .noDefaultClusters()
                .account(SECOND, "Twin")
                .account(THIRD, "Twin")
                .resourceGroup("team")
                .cluster(ClusterSpec.classic("classic"))
                .cluster(ClusterSpec.vpc("only").inResourceGroup("team"))
                .cluster(ClusterSpec.vpc("shared"))
                .cluster(ClusterSpec.vpc("shared").inAccount(SECOND))
                .cluster(ClusterSpec.satellite("remote"))
                .start();
        ContainersClient client = client(cloud).account(cloud.accountId()).time(time).build()) {
      check.on(cloud, client);
    }
  }

  private static ContainersClientBuilder client(FakeIbmCloud cloud) {
    return TestClients.of(cloud)
        .credential(Credential.password(cloud.user(), cloud.password()))
        .retryPolicy(RetryPolicy.none());
  }

  /**
   * Returns the names of an account's VPC clusters, using a client that selects the account by
   * name.
   */
  private static List<String> clustersOf(FakeIbmCloud cloud, String account) {
    try (ContainersClient client = client(cloud).account(AccountSelector.byName(account)).build()) {
      return client.clusters().list(Provider.VPC).stream().map(ClusterSummary::name).toList();
    }
  }

  private static ContainersClient inGroup(ContainersClient client, String name) {
    return client.with(it -> it.resourceGroup(ResourceGroupSelector.byName(name)));
  }

  private static NewCluster classic(String name) {
    return NewCluster.classic(name)
        .dataCenter("dal10")
        .flavor("b3c.4x16.encrypted")
        .version("1.30.6")
        .build();
  }

  private static NewSatelliteLocation location(String name) {
    return NewSatelliteLocation.named(name).managedFrom("wdc").build();
  }

  private static String twoGroupsNamed(String name) {
    String group = "{\"id\": \"%s\", \"name\": \"%s\", \"default\": false, \"state\": \"ACTIVE\"}";
    return "{\"resources\": [%s, %s]}"
        .formatted(group.formatted(SECOND, name), group.formatted(THIRD, name));
  }

  private static void rejected(
      Runnable call, Class<? extends ContainersException> type, String... texts) {
    assertThatThrownBy(call::run)
        .isInstanceOf(type)
        .satisfies(e -> assertThat(e.getMessage()).contains(texts));
  }

  private static <T> void assertUnique(List<T> owners, Function<T, List<String>> ids) {
    List<String> all = owners.stream().flatMap(owner -> ids.apply(owner).stream()).toList();
    assertThat(all).isNotEmpty().hasSize(Set.copyOf(all).size());
  }
}
