package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Servers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every call after {@code close()} fails immediately with the same exception type and sends no
 * request.
 */
@Timeout(120)
class ClosedClientTest {
  private static final Map<Class<?>, Object> ARGUMENTS =
      Map.of(
          String.class,
          "c1",
          Version.class,
          Version.of("1.30.1"),
          WaitOptions.class,
          WaitOptions.atMost(Duration.ofHours(1)),
          Duration.class,
          Duration.ofHours(1));

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private final List<String> wrong = new ArrayList<>();
  private ContainersClient client;

  @BeforeEach
  void start() throws Exception {
    server.start();
    client = TestClients.of(server, time).build();
    client.close();
  }

  @AfterEach
  void nothingIsSent() {
    assertThat(wrong).isEmpty();
    assertThat(server.getRequestCount()).isZero();
    assertThat(time.sleeps()).isEmpty();
    server.close();
  }

  private void expectClosed(String name, ThrowingCallable call) {
    Throwable failure = catchThrowable(call);
    if (!(failure instanceof IllegalStateException) || !text(failure).contains("closed")) {
      wrong.add(name + " -> " + failure);
    }
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  @Test
  @DisplayName("#133 after close(), each method of each group throws the same exception type")
  void groups(@TempDir Path directory) throws Exception {
    // Arguments are validated before anything else.
    List<Cell> cells = Exchanges.all().stream().filter(it -> it.refusal().isEmpty()).toList();
    try (Calls calls = new Calls(cells, directory)) {
      for (Cell cell : cells) {
        expectClosed(cell.name(), () -> calls.make(cell, client));
      }
    }
    assertThat(cells).hasSizeGreaterThan(300);
  }

  @Test
  @DisplayName("#133 after close(), each wait of each group throws the same exception type")
  void waits() throws Exception {
    int waits = 0;
    for (Class<?> type : ExchangeTest.groups()) {
      for (Method method : ExchangeTest.methods(type)) {
        if (method.getName().startsWith("await")) {
          waits++;
          Object[] arguments =
              Stream.of(method.getParameterTypes()).map(ARGUMENTS::get).toArray(Object[]::new);
          Object group = group(client, type);
          expectClosed(
              method.toString(),
              () -> {
                try {
                  Object unused = method.invoke(group, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getTargetException();
                }
              });
        }
      }
    }
    assertThat(waits).isGreaterThan(15);
  }

  /** Returns the group of a type, found through the methods that return it. */
  private static Object group(Object start, Class<?> type) throws ReflectiveOperationException {
    for (Method method : start.getClass().getMethods()) {
      if (method.getParameterCount() == 0 && Group.class.isAssignableFrom(method.getReturnType())) {
        if (method.getReturnType() == type) {
          return method.invoke(start);
        }
        if (start instanceof ContainersClient && !method.getReturnType().isInstance(start)) {
          for (Method inner : method.getReturnType().getMethods()) {
            if (inner.getParameterCount() == 0 && inner.getReturnType() == type) {
              return inner.invoke(method.invoke(start));
            }
          }
        }
      }
    }
    throw new IllegalArgumentException("No method returns " + type);
  }

  @Test
  @DisplayName("#133 after close(), calls outside of groups throw the same exception type")
  void others() {
    Map<String, Function<ContainersClient, @Nullable Object>> calls =
        Map.ofEntries(
            Map.entry("token", ContainersClient::token),
            Map.entry("accounts", it -> it.accounts().stream().toList()),
            Map.entry("iterator", it -> it.accounts().iterator().hasNext()),
            Map.entry("resourceGroups", it -> it.resourceGroups().list()),
            Map.entry("regions", ContainersClient::regions),
            Map.entry("kubernetes", it -> it.kubernetes("c1")),
            Map.entry(
                "administrator",
                it -> it.kubernetes("c1", KubernetesOptions.builder().administrator().build())),
            Map.entry(
                "awaitReachable",
                it ->
                    it.awaitReachable(
                        "c1",
                        KubernetesOptions.standard(),
                        WaitOptions.atMost(Duration.ofHours(1)))),
            Map.entry("kubeconfig", it -> it.kubeconfig("c1", KubeconfigRequest.standard())),
            Map.entry("inventory", ContainersClient::inventory),
            Map.entry("call", it -> it.call(api -> new UtilApi(api).getVersions())),
            Map.entry(
                "callWithRawResponse",
                it ->
                    it.callWithRawResponse(
                        RequestOptions.none(), api -> new UtilApi(api).getVersions())),
            Map.entry("request", it -> it.request("GET", "/v1/x").text()),
            Map.entry(
                "view",
                it -> it.with(scope -> scope.account("a").region("us-south")).clusters().list()),
            Map.entry(
                "across", it -> it.clusters().across(List.of(Scope.none())).stream().toList()),
            Map.entry("acrossAccounts", it -> it.clusters().acrossAccounts().stream().toList()),
            Map.entry("acrossRegions", it -> it.clusters().acrossRegions().stream().toList()),
            Map.entry("workers across", it -> it.workers().across(List.of(Scope.none())).all()),
            Map.entry("workers acrossAccounts", it -> it.workers().acrossAccounts().all()));
    calls.forEach(
        (name, call) ->
            expectClosed(
                name,
                () -> {
                  Object unused = call.apply(client);
                }));
    expectClosed("generated", () -> new UtilApi(client.generated()).getVersions().execute());
  }

  @Test
  @DisplayName("#133 after close(), an asynchronous call fails with the same exception type")
  void async() {
    expectClosed(
        "async",
        () -> {
          CompletableFuture<?> call = client.workers().async(workers -> workers.list("c1"));
          try {
            Object unused = call.get();
          } catch (ExecutionException e) {
            throw e.getCause();
          }
        });
  }
}
