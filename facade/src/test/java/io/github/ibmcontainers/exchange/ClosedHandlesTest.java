package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.account.Account;
import io.github.ibmcontainers.account.Accounts;
import io.github.ibmcontainers.cluster.BulkItem;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.kubernetes.KubernetesWatch;
import io.github.ibmcontainers.kubernetes.OpenShiftLogin;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Objects returned by a client fail immediately with the same exception type after it is closed.
 */
@Timeout(120)
class ClosedHandlesTest {
  private FakeIbmCloud cloud;
  private ContainersClient client;

  @BeforeEach
  void start() throws IOException {
    cloud =
        FakeIbmCloud.builder()
            .lifeCycle(LifeCycleTimes.instant())
            .cluster(ClusterSpec.vpc("kube"))
            .cluster(ClusterSpec.classic("shift").withOpenShift("4.16.20"))
            .start();
    client = TestClients.of(cloud).build();
  }

  @AfterEach
  void stop() {
    client.close();
    cloud.close();
  }

  private void close() {
    client.close();
    cloud.clearRequests();
  }

  private void expectClosed(Map<String, ThrowingCallable> uses) {
    uses.forEach(
        (name, use) ->
            assertThatThrownBy(use)
                .as(name)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The client is closed"));
    assertThat(cloud.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kube", "shift"})
  @DisplayName("#133 after close(), each use of a user's access throws the same exception type")
  void user(String cluster) {
    KubernetesOptions.Builder options = KubernetesOptions.builder();
    if (cluster.equals("shift")) {
      options.certificateAuthority(cloud.publicCaPem());
    }
    KubernetesAccess access = client.kubernetes(cluster, options.build());
    access.version();
    Map<String, ThrowingCallable> uses = requests(access);
    uses.put("token", access.connection()::token);
    uses.put("source", access.connection().tokens().orElseThrow()::get);
    uses.put("execCredential", access::execCredential);
    uses.put("kubeconfig", access::kubeconfig);
    access
        .openShift()
        .ifPresent(
            login -> {
              uses.put("login", login::login);
              uses.put("discover", login::discover);
            });
    assertThat(access.openShift().map(OpenShiftLogin::discover).isPresent())
        .isEqualTo(cluster.equals("shift"));
    close();
    expectClosed(uses);
  }

  @Test
  @DisplayName("#133 after close(), an access that hasn't logged in yet doesn't log in")
  void neverUsed() {
    KubernetesAccess access = client.kubernetes("shift", KubernetesOptions.standard());
    close();
    expectClosed(Map.of("version", access::version, "token", access.connection()::token));
  }

  @Test
  @DisplayName(
      "#133 after close(), each use of an administrator's access throws the same exception type")
  void administrator() {
    KubernetesAccess access =
        client.kubernetes("kube", KubernetesOptions.builder().administrator().build());
    access.version();
    Map<String, ThrowingCallable> uses = requests(access);
    uses.put("kubeconfig", access::kubeconfig);
    close();
    expectClosed(uses);
    access.close();
  }

  private static Map<String, ThrowingCallable> requests(KubernetesAccess access) {
    Call created = access.get("/version");
    Map<String, ThrowingCallable> uses = new LinkedHashMap<>();
    uses.put("version", access::version);
    uses.put("currentUser", access::currentUser);
    uses.put("get", () -> access.get("/version"));
    uses.put("post", () -> access.post("/api/v1/namespaces", "{}"));
    uses.put("call", () -> access.call(new Request.Builder().url(access.url("/version")).build()));
    uses.put("execute", () -> access.execute(created));
    uses.put("watch", () -> access.watch("/api/v1/namespaces"));
    return uses;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("#133 an OkHttp call created before close() isn't sent after it")
  void createdCall(boolean administrator) {
    KubernetesOptions.Builder options = KubernetesOptions.builder();
    KubernetesAccess access =
        client.kubernetes(
            "kube", administrator ? options.administrator().build() : options.build());
    Call call = access.get("/version");
    close();
    assertThatThrownBy(call::execute)
        .isInstanceOf(IOException.class)
        .hasMessage("The client is closed")
        .hasCauseInstanceOf(CallCanceledException.class);
    assertThat(cloud.requests()).isEmpty();
  }

  @Test
  @DisplayName("#133 close() ends a waiting watch, and using it afterwards fails")
  void watch() throws Exception {
    KubernetesAccess access = client.kubernetes("kube", KubernetesOptions.standard());
    KubernetesWatch watch = access.watch("/api/v1/namespaces");
    CompletableFuture<Void> drained = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                while (watch.next().isPresent()) {}
                drained.complete(null);
              } catch (IllegalStateException e) {
                drained.complete(null);
              } catch (Throwable e) {
                drained.completeExceptionally(e);
              }
            });
    reader.start();
    reader.join(Duration.ofMillis(30).toMillis());
    close();
    drained.get(60, TimeUnit.SECONDS);
    reader.join();
    expectClosed(Map.of("next", watch::next));
    watch.close();
  }

  @Test
  @DisplayName("#133 after close(), the iterator of a bulk list throws the same exception type")
  void bulkList() throws Exception {
    // An account's lists are requested ahead; one in progress may reach the server after close().
    CountDownLatch lists = new CountDownLatch(Provider.values().length);
    client.close();
    client =
        TestClients.of(cloud)
            .listener(
                event -> {
                  if (event instanceof ClientEvent.CallEnded ended
                      && ended.path().endsWith("/getClusters")) {
                    lists.countDown();
                  }
                })
            .build();
    Iterator<BulkItem> items = client.clusters().acrossAccounts().stream().iterator();
    assertThat(items.next()).isInstanceOf(BulkItem.Found.class);
    assertThat(lists.await(60, TimeUnit.SECONDS)).isTrue();
    close();
    expectClosed(Map.of("next", items::next, "again", items::hasNext));
  }

  @Test
  @DisplayName("#133 after close(), iterators and streams of accounts don't return loaded items")
  void accounts() {
    Accounts accounts = client.accounts();
    Iterator<Account> started = accounts.iterator();
    Iterator<Account> exhausted = accounts.iterator();
    exhausted.forEachRemaining(account -> {});
    Iterator<Account> unread = accounts.stream().iterator();
    Stream<Account> lazy = accounts.stream();
    assertThat(started.hasNext()).isTrue();
    close();
    expectClosed(
        Map.of(
            "next", started::next,
            "hasNext", started::hasNext,
            "rest", () -> started.forEachRemaining(account -> {}),
            "exhausted", exhausted::hasNext,
            "unread", unread::next,
            "lazy", lazy::toList,
            "iterator", () -> accounts.iterator().next(),
            "stream", () -> accounts.stream().count()));
  }
}
