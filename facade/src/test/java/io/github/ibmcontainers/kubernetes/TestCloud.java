package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudBuilder;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.internal.call.ClientLogin;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.http.CallContext;
import io.github.ibmcontainers.internal.http.Events;
import io.github.ibmcontainers.internal.http.Transport;
import io.github.ibmcontainers.internal.route.ClientParts;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.kubernetes.drain.ClusterNodes;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.NoClusters;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** A fake cloud with a manual clock, and the service that opens its clusters. */
final class TestCloud implements AutoCloseable {
  final ManualTime time = new ManualTime();
  final FakeIbmCloud cloud;

  TestCloud(UnaryOperator<FakeIbmCloudBuilder> change) {
    cloud = change.apply(FakeIbmCloud.builder().clock(time.clock())).start();
  }

  TestCloud() {
    this(builder -> builder);
  }

  /** Returns a service with the API key, whose login returns a refresh token. */
  KubernetesService service() {
    return service(Credential.apiKey(cloud.apiKey()));
  }

  KubernetesService service(Credential credential) {
    return service(credential, Scope.none());
  }

  KubernetesService service(Credential credential, Scope scope) {
    return service(credential, scope, http -> http);
  }

  /**
   * @param change modifies the HTTP client from which all others are derived
   */
  KubernetesService service(
      Credential credential, Scope scope, UnaryOperator<OkHttpClient.Builder> change) {
    HandshakeCertificates publicTrust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(cloud.publicCaCertificate())
            .build();
    OkHttpClient base =
        change
            .apply(
                new OkHttpClient.Builder()
                    .dns(cloud.dns())
                    .sslSocketFactory(publicTrust.sslSocketFactory(), publicTrust.trustManager()))
            .build();
    Events events = new Events(List.of());
    Transport transport = new Transport(base, "", RetryPolicy.standard(), time, events, List.of());
    IamClient iam =
        IamClient.builder(transport.iam()).endpoint(cloud.endpoints().iam()).time(time).build();
    Core core =
        new Core(
            transport,
            new ClientLogin(
                iam, credential, AccountSelector.automatic(), cloud.endpoints().accounts()),
            time,
            Optional.empty(),
            Optional.empty());
    Funnel funnel =
        new Funnel(
            core,
            cloud.endpoints().containers(),
            CallContext.of(scope, RetryPolicy.standard(), Optional.empty()));
    return new KubernetesService(
        ClusterContext.of(
            funnel, ClientParts.of(time, Stream::empty, ClusterNodes::connect, new NoClusters())));
  }

  KubernetesAccess connect(String cluster) {
    return service().connect(cluster, KubernetesOptions.standard());
  }

  /** Returns the requests to a service as {@code METHOD /path}, oldest first. */
  List<String> calls(Service service) {
    return cloud.requests().stream()
        .filter(call -> call.service() == service)
        .map(call -> call.method() + " " + call.path())
        .toList();
  }

  RecordedCall last(Service service) {
    List<RecordedCall> calls =
        cloud.requests().stream().filter(call -> call.service() == service).toList();
    return calls.get(calls.size() - 1);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
