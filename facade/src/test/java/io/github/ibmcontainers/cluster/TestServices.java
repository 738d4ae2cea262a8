package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.internal.call.ClientLogin;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.Events;
import io.github.ibmcontainers.internal.http.Transport;
import io.github.ibmcontainers.internal.route.ClientParts;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.kubernetes.drain.ClusterNodes;
import io.github.ibmcontainers.testing.NoClusters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;

/** The service groups over HTTP. Closing it closes connections and threads. */
final class TestServices implements AutoCloseable {
  private final Core core;
  private final ClusterServices services;

  private TestServices(
      Endpoints endpoints,
      Credential credential,
      Scope scope,
      TimeSource time,
      RetryPolicy retries,
      Supplier<Stream<String>> accounts) {
    Transport transport = new Transport(null, "", retries, time, new Events(List.of()), List.of());
    IamClient iam = IamClient.builder(transport.iam()).endpoint(endpoints.iam()).time(time).build();
    this.core =
        new Core(
            transport,
            new ClientLogin(iam, credential, AccountSelector.automatic(), endpoints.accounts()),
            time,
            Optional.empty(),
            Optional.empty());
    Funnel funnel =
        new Funnel(core, endpoints.containers(), CallContext.of(scope, retries, Optional.empty()));
    this.services =
        new ClusterServices(
            ClusterContext.of(
                funnel, ClientParts.of(time, accounts, ClusterNodes::connect, new NoClusters())));
  }

  /** Returns services of a single server that receives each request once, with a fixed token. */
  static TestServices of(MockWebServer server, Scope scope, TimeSource time) {
    return of(server, scope, time, RetryPolicy.none(), Stream::empty);
  }

  static TestServices of(
      MockWebServer server,
      Scope scope,
      TimeSource time,
      RetryPolicy retries,
      Supplier<Stream<String>> accounts) {
    return new TestServices(
        Endpoints.of(server.url("/iam"), server.url("/coe/v2/accounts"), server.url("/global")),
        Credential.bearerToken("opaque-test-token"),
        scope,
        time,
        retries,
        accounts);
  }

  /** Returns services of a fake cloud, with its API key. */
  static TestServices of(FakeIbmCloud cloud, Scope scope, TimeSource time, RetryPolicy retries) {
    return new TestServices(
        Endpoints.of(
            cloud.endpoints().iam(), cloud.endpoints().accounts(), cloud.endpoints().containers()),
        Credential.apiKey(cloud.apiKey()),
        scope,
        time,
        retries,
        Stream::empty);
  }

  ClusterServices services() {
    return services;
  }

  /** Returns the text of a fixture next to the tests. */
  static String fixture(String name) {
    try (InputStream in = TestServices.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Override
  public void close() {
    core.close();
  }
}
