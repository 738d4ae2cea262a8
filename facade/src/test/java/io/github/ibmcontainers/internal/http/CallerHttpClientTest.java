package io.github.ibmcontainers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.TestClients;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.error.UnauthorizedException;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.testing.Responses;
import io.github.ibmcontainers.testing.Servers;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallerHttpClientTest {
  private static final String PROXY_LOGIN = Credentials.basic("proxy-user", "proxy-password");

  @Test
  @DisplayName("#87 an authenticating proxy is used for IAM, accounts and the container API")
  void proxy() throws IOException {
    Set<String> hosts = ConcurrentHashMap.newKeySet();
    try (MockWebServer proxy = Servers.prompt()) {
      proxy.setDispatcher(
          Responses.to(
              request -> {
                if (!PROXY_LOGIN.equals(request.getHeaders().get("Proxy-Authorization"))) {
                  return new MockResponse.Builder()
                      .code(407)
                      .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                      .build();
                }
                hosts.add(request.getHeaders().get("Host"));
                return answer(request);
              }));
      proxy.start();
      OkHttpClient base =
          new OkHttpClient.Builder()
              .proxy(proxy.getProxyAddress())
              .proxyAuthenticator(
                  (route, response) ->
                      response
                          .request()
                          .newBuilder()
                          .header("Proxy-Authorization", PROXY_LOGIN)
                          .build())
              .build();
      try (ContainersClient client = client(base)) {
        assertThat(client.accounts().stream().toList()).hasSize(1);
        assertThat(client.regions()).isEmpty();
      }
    }
    assertThat(hosts).containsExactlyInAnyOrder("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3");
  }

  @Test
  @DisplayName("#87 exceptions of a proxy selector are respected")
  void noProxy() throws IOException {
    try (MockWebServer proxy = Servers.prompt();
        FakeIbmCloud cloud = FakeIbmCloud.start()) {
      proxy.setDispatcher(Responses.to(request -> answer(request)));
      proxy.start();
      int direct = cloud.endpoints().containers().port();
      ProxySelector selector =
          new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
              return List.of(uri.getPort() == direct ? Proxy.NO_PROXY : proxy.getProxyAddress());
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
          };
      try (ContainersClient client =
          TestClients.of(cloud)
              .httpClient(new OkHttpClient.Builder().proxySelector(selector).build())
              .build()) {
        assertThatThrownBy(client.clusters()::list).isInstanceOf(UnauthorizedException.class);
      }
      assertThat(proxy.getRequestCount()).isPositive();
      assertThat(cloud.iam().requests()).isEmpty();
      assertThat(cloud.containers().requests()).isNotEmpty();
    }
  }

  @Test
  void callersInterceptorsReceiveEveryCall() {
    Set<String> paths = ConcurrentHashMap.newKeySet();
    OkHttpClient base =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  paths.add(chain.request().url().encodedPath());
                  return chain.proceed(chain.request());
                })
            .build();
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud).httpClient(base).build()) {
      assertThat(client.accounts().stream().count()).isEqualTo(1);
      client.regions();
    }
    assertThat(paths).contains("/identity/token", "/coe/v2/accounts", "/global/v1/regions");
  }

  @Test
  void closingDoesNotCloseTheCallersClient() {
    OkHttpClient base = new OkHttpClient();
    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      ContainersClient first = TestClients.of(cloud).httpClient(base).build();
      first.regions();
      first.close();
      assertThatThrownBy(first::regions).isInstanceOf(IllegalStateException.class);
      assertThat(base.dispatcher().executorService().isShutdown()).isFalse();
      try (ContainersClient second = TestClients.of(cloud).httpClient(base).build()) {
        assertThat(second.regions()).isNotEmpty();
      }
    }
    base.dispatcher().executorService().shutdown();
  }

  @Test
  @DisplayName(
      "#15 the User-Agent of every request names the application, library, Java and operating system")
  void userAgent() {
    Pattern pattern =
        Pattern.compile("my-tool/1\\.2 ibm-containers-java/\\S+ \\(Java \\S+; .+ \\S+\\)");
    try (FakeIbmCloud cloud = FakeIbmCloud.start();
        ContainersClient client = TestClients.of(cloud).application("my-tool/1.2").build()) {
      assertThat(client.accounts().stream().count()).isEqualTo(1);
      client.regions();
      assertThat(cloud.requests())
          .hasSizeGreaterThanOrEqualTo(3)
          .allSatisfy(call -> assertThat(call.header("User-Agent").orElse("")).matches(pattern));
    }
  }

  @Test
  void cleartextEndpointsMustBeLoopback() {
    assertThatThrownBy(
            () ->
                Endpoints.publicNetwork().toBuilder()
                    .iam(HttpUrl.get("http://iam.cloud.ibm.com"))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }

  private static MockResponse answer(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    MockResponse.Builder answer =
        new MockResponse.Builder().addHeader("Content-Type", "application/json");
    if (path.equals("/identity/token")) {
      return answer.body("{\"access_token\":\"t\",\"expires_in\":3600}").build();
    }
    return path.endsWith("/accounts")
        ? answer
            .body(
                "{\"next_url\":null,\"resources\":[{\"metadata\":{\"guid\":\"a1\"},"
                    + "\"entity\":{\"name\":\"n\"}}]}")
            .build()
        : answer.body("{\"regions\":[]}").build();
  }

  private static ContainersClient client(OkHttpClient base) {
    return ContainersClient.builder()
        .credential(Credential.apiKey("some-key"))
        .endpoints(
            Endpoints.of(
                HttpUrl.get("http://127.0.0.1:1"),
                HttpUrl.get("http://127.0.0.1:2/coe/v2/accounts"),
                HttpUrl.get("http://127.0.0.1:3/global")))
        .httpClient(base)
        .build();
  }
}
