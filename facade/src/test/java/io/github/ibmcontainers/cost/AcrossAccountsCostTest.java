package io.github.ibmcontainers.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamStub;
import io.github.ibmcontainers.auth.Jwts;
import io.github.ibmcontainers.cluster.BulkItem;
import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cost of listing the clusters of 20 accounts. */
class AcrossAccountsCostTest {
  private static final int ACCOUNTS = 20;

  private final MockWebServer server = Servers.prompt();
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();

  /** Requests that are held back until this many have arrived. */
  private CountDownLatch tokens = new CountDownLatch(0);

  private CountDownLatch lists = new CountDownLatch(0);
  private CountDownLatch laterLists = new CountDownLatch(0);

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(Responses.to(request -> answer(request)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    String path = request.getUrl().encodedPath();
    sent.add(path);
    if (path.endsWith("/identity/token")) {
      String form = String.valueOf(request.getBody() == null ? "" : request.getBody().utf8());
      if (form.contains("apikey=")) {
        return form.contains("bss_account=") && !form.contains("bss_account=a7")
            ? IamStub.error(400, "BXNIM0141E", "User is not a member of the account")
            : IamStub.token(Jwts.forAccount("a7"));
      }
      if (!form.contains("bss_account=")) {
        return IamStub.token(Jwts.withoutAccount());
      }
      return together(tokens)
          ? IamStub.token(Jwts.forAccount(form.replaceFirst(".*bss_account=(a[0-9]+).*", "$1")))
          : IamStub.error(500, "late", "the tokens of all accounts weren't requested concurrently");
    }
    if (path.endsWith("/accounts")) {
      return Responses.json(
          IntStream.range(0, ACCOUNTS)
              .mapToObj(i -> "{\"metadata\": {\"guid\": \"a" + i + "\"}, \"entity\": {}}")
              .collect(Collectors.joining(",", "{\"next_url\": null, \"resources\": [", "]}")));
    }
    String account = String.valueOf(request.getHeaders().get("X-Auth-Resource-Account"));
    boolean early = Integer.parseInt(account.substring(1)) < ACCOUNTS / 2;
    return together(early ? lists : laterLists)
        ? Responses.json("[{\"id\": \"" + account + "\"}]")
        : IamStub.error(500, "late", "the lists weren't requested concurrently");
  }

  private static boolean together(CountDownLatch all) throws InterruptedException {
    all.countDown();
    return all.await(30, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("An API key, which belongs to a single account, lists 20 accounts with 5 requests")
  void apiKey() {
    List<BulkItem> items;
    try (ContainersClient client =
            TestClients.of(server, new ManualTime()).credential(Credential.apiKey("key")).build();
        Stream<BulkItem> stream = client.clusters().acrossAccounts().stream()) {
      items = stream.toList();
    }
    assertThat(items)
        .filteredOn(BulkItem.Found.class::isInstance)
        .hasSize(3)
        .allSatisfy(item -> assertThat(item.scope().account()).contains("a7"));
    assertThat(items)
        .filteredOn(BulkItem.Failed.class::isInstance)
        .hasSize(1)
        .allSatisfy(
            item ->
                assertThat(((BulkItem.Failed) item).failure().reason())
                    .isInstanceOf(AccountMismatchException.class)
                    .hasMessageContaining("account a7"));
    assertThat(sent).hasSize(5);
    assertThat(sent).filteredOn(path -> path.endsWith("/identity/token")).hasSize(1);
  }

  @Test
  @DisplayName(
      "A password lists 20 accounts in 5 round trips: login, accounts, tokens, and two of lists")
  void password() {
    tokens = new CountDownLatch(ACCOUNTS);
    lists = new CountDownLatch(3 * ACCOUNTS / 2);
    laterLists = new CountDownLatch(3 * ACCOUNTS / 2);
    List<BulkItem> items;
    try (ContainersClient client =
            TestClients.of(server, new ManualTime())
                .credential(Credential.password("user", "password"))
                .account(AccountSelector.ofToken())
                .build();
        Stream<BulkItem> stream = client.clusters().acrossAccounts().stream()) {
      items = stream.toList();
    }
    assertThat(items).hasSize(3 * ACCOUNTS).allMatch(BulkItem.Found.class::isInstance);
    assertThat(sent).hasSize(2 + ACCOUNTS + 3 * ACCOUNTS);
  }
}
