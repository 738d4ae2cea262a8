package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.value.ClusterItems;
import io.github.ibmcontainers.cluster.value.Listing;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.testing.ManualTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Listing resources of clusters across scopes and accounts, and the inventory. */
class AcrossAccountsTest {
  private static final String SECOND = "0123456789abcdef0123456789abcdef";

  private final ManualTime time = new ManualTime();
  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .clock(time.clock())
          .noDefaultClusters()
          .account(SECOND, "Second account")
          .cluster(ClusterSpec.classic("old").withWorkersPerZone(2))
          .cluster(ClusterSpec.vpc("new"))
          .cluster(ClusterSpec.vpc("theirs").inAccount(SECOND))
          .start();

  @AfterEach
  void stop() {
    cloud.close();
  }

  private ContainersClient client(Credential credential) {
    return TestClients.of(cloud, time)
        .credential(credential)
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private Credential password() {
    return Credential.password(cloud.user(), cloud.password());
  }

  @Test
  @DisplayName(
      "With a password or a passcode and several accounts, listing requires no account selection")
  void severalAccounts() {
    for (Credential credential : List.of(password(), Credential.passcode(cloud.newPasscode()))) {
      try (ContainersClient client = client(credential)) {
        assertThat(client.accounts().stream().map(Account::id))
            .containsExactlyInAnyOrder(cloud.accountId(), SECOND);
        assertThat(client.clusters().acrossAccounts().collect().all())
            .extracting(ClusterSummary::name)
            .containsExactlyInAnyOrder("old", "new", "theirs");
      }
    }
  }

  @Test
  @DisplayName(
      "With an API key, the accounts it doesn't belong to are reported in a single failure")
  void foreignAccounts() {
    try (ContainersClient client = client(Credential.apiKey(cloud.apiKey()))) {
      Listing<ClusterSummary> listing = client.clusters().acrossAccounts().collect();
      assertThat(listing.found())
          .extracting(ClusterSummary::name)
          .containsExactlyInAnyOrder("old", "new");
      assertThat(listing.failures()).hasSize(1);
      assertThat(listing.failures().get(0).provider()).isEmpty();
      assertThat(listing.failures().get(0).reason())
          .isInstanceOf(AccountMismatchException.class)
          .hasMessageContaining("account " + cloud.accountId())
          .hasMessageContaining(SECOND)
          .hasMessageNotContaining("\n");
      assertThat(client.clusters().acrossAccounts().inventory().failures()).hasSize(1);
      assertThat(client.workers().acrossAccounts().failures()).hasSize(1);
    }
  }

  @Test
  @DisplayName("Worker nodes, pools and add-ons are listed across accounts")
  void items() {
    try (ContainersClient client = client(password())) {
      Listing<ClusterItems<Worker>> workers = client.workers().acrossAccounts();
      assertThat(workers.failures()).isEmpty();
      assertThat(workers.found())
          .extracting(ClusterItems::clusterName)
          .containsExactlyInAnyOrder("old", "new", "theirs");
      assertThat(workers.found())
          .filteredOn(it -> it.clusterName().equals("theirs"))
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.scope().account()).contains(SECOND);
                assertThat(it.provider()).isEqualTo(Provider.VPC);
                assertThat(it.items()).isNotEmpty();
              });
      List<Scope> second = List.of(Scope.builder().account(SECOND).build());
      assertThat(client.workers().across(second).all()).hasSize(1);
      assertThat(client.workerPools().across(second).all().get(0).items()).hasSize(1);
      assertThat(client.workerPools().acrossAccounts().all()).hasSize(3);
      assertThat(client.addOns().across(second).all()).hasSize(1);
      assertThat(client.addOns().acrossAccounts().all()).hasSize(3);
    }
  }

  @Test
  @DisplayName(
      "The inventory contains clusters with workers, versions, ages and states, and failures")
  void inventory() {
    try (ContainersClient client = client(Credential.apiKey(cloud.apiKey()))) {
      Inventory inventory = client.inventory();
      assertThat(inventory.isComplete()).isTrue();
      assertThat(inventory.clusters()).hasSize(2);
      Inventory.Entry old =
          inventory.clusters().stream()
              .filter(it -> it.cluster().name().equals("old"))
              .findFirst()
              .orElseThrow();
      assertThat(old.workers()).hasSize(2);
      assertThat(old.workersByVersion().values()).containsExactly(2L);
      assertThat(old.workersByState().values()).containsExactly(2L);
      assertThat(inventory.age(old))
          .hasValueSatisfying(it -> assertThat(it.isNegative()).isFalse());
      assertThat(inventory.workers()).isGreaterThan(2);

      cloud.containers().faults().onOperation("classicGetWorkers").always(Fault.status(500));
      Inventory partial = client.inventory();
      assertThat(partial.clusters()).hasSize(2);
      assertThat(partial.isComplete()).isFalse();
      assertThat(partial.failures()).hasSize(1);
      assertThat(partial.failures().get(0).provider()).contains(Provider.CLASSIC);
    }
  }
}
