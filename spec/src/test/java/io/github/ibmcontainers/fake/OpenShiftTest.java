package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The masters of OpenShift clusters and their OAuth servers. */
class OpenShiftTest extends CloudTest {
  private static final String CSRF = "X-CSRF-Token";

  private final FakeCluster cluster = cloud.cluster("vpc-openshift");
  private final Http master = trusting(cloud.publicCaCertificate());

  @AfterEach
  void closeMaster() {
    master.close();
  }

  @Test
  void returnsATokenForAnApiKeyInTheFragmentOfARedirect() throws IOException {
    HttpUrl authorize = authorizeEndpoint();
    Answer answer = authorize(authorize, "apikey", cloud.apiKey());
    HttpUrl location = HttpUrl.get(answer.headers().get("Location"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(authorize.port()).isNotEqualTo(cluster.masterUrl().port());
    assertThat(answer.headers().values("Cache-Control")).hasSize(2);
    assertThat(answer.headers().values("Expires")).hasSize(2);
    assertThat(location.encodedPath()).isEqualTo("/oauth/token/implicit");
    assertThat(location.encodedFragment())
        .matches("access_token=sha256~[^&]+&expires_in=86400&scope=user%3Afull&token_type=Bearer");
    assertThat(cloud.misdirectedCredentials()).isEmpty();
  }

  @Test
  void acceptsOnlyOpenShiftTokensOfTheCluster() throws IOException {
    String token = token("apikey", cloud.apiKey());
    Answer user = api("/apis/user.openshift.io/v1/users/~", token);
    Answer iamToken = api("/version", login(Http.KUBE).text("id_token"));
    Answer version = api("/version", token);
    Answer elsewhere;
    try (FakeIbmCloud other = FakeIbmCloud.start();
        Http client = trusting(other.publicCaCertificate())) {
      elsewhere =
          client.get(
              other
                  .cluster("vpc-openshift")
                  .masterUrl()
                  .newBuilder()
                  .addPathSegment("version")
                  .build(),
              "Authorization",
              "Bearer " + token);
    }

    assertThat(user.object().getAsJsonObject("metadata").get("name").getAsString())
        .isEqualTo("IAM#" + cloud.user());
    assertThat(version.text("minor")).isEqualTo("29");
    assertThat(iamToken.status()).isEqualTo(401);
    assertThat(elsewhere.status()).isEqualTo(401);
    assertThat(cloud.misdirectedCredentials()).hasSize(1);
  }

  @Test
  void acceptsAPasscodeOnce() throws IOException {
    String passcode = cloud.newPasscode();
    HttpUrl authorize = authorizeEndpoint();

    assertThat(authorize(authorize, "passcode", passcode).status()).isEqualTo(302);
    assertThat(authorize(authorize, "passcode", passcode).status()).isEqualTo(401);
  }

  @Test
  void challengesMissingAndInvalidCredentials() throws IOException {
    HttpUrl authorize = authorizeEndpoint();
    Answer nothing = master.get(authorize, CSRF, "a");
    Answer browser = master.get(authorize);
    Answer wrong = authorize(authorize, "apikey", "wrong");

    assertThat(nothing.status()).isEqualTo(401);
    assertThat(nothing.headers().get("Www-Authenticate")).isEqualTo("Basic realm=\"openshift\"");
    assertThat(browser.status()).isEqualTo(401);
    assertThat(browser.headers().get("Www-Authenticate")).isNull();
    assertThat(browser.headers().get("Warning")).contains("X-CSRF-Token");
    assertThat(wrong.status()).isEqualTo(401);
  }

  @Test
  void reportsErrorsInTheFragment() throws IOException {
    HttpUrl authorize =
        authorizeEndpoint().newBuilder().setQueryParameter("response_type", "code").build();
    Answer answer = authorize(authorize, "apikey", cloud.apiKey());
    Answer unknownClient =
        authorize(
            authorize.newBuilder().setQueryParameter("client_id", "me").build(),
            "apikey",
            cloud.apiKey());

    assertThat(answer.status()).isEqualTo(302);
    assertThat(HttpUrl.get(answer.headers().get("Location")).fragment())
        .startsWith("error=unsupported_response_type&error_description=");
    assertThat(unknownClient.status()).isEqualTo(400);
  }

  @Test
  void tokensExpireAfterADayAndCanBeRevoked() throws IOException {
    String first = token("apikey", cloud.apiKey());
    clock.advance(Duration.ofDays(1));
    String second = token("apikey", cloud.apiKey());
    Answer expired = api("/version", first);
    Answer valid = api("/version", second);
    cluster.revokeOpenShiftTokens();

    assertThat(expired.status()).isEqualTo(401);
    assertThat(valid.status()).isEqualTo(200);
    assertThat(api("/version", second).status()).isEqualTo(401);
  }

  @Test
  void recordsCredentialsSentToPublicDiscovery() throws IOException {
    Answer discovery =
        master.get(
            discoveryUrl(),
            "Authorization",
            Credentials.basic("apikey", cloud.apiKey(), StandardCharsets.UTF_8));

    assertThat(discovery.status()).isEqualTo(200);
    assertThat(cloud.misdirectedCredentials()).hasSize(1);
  }

  @Test
  void kubernetesClustersHaveNoOAuthServer() throws IOException {
    FakeCluster kubernetes = cloud.cluster("vpc-kubernetes");
    try (Http client = trusting(kubernetes.caCertificate())) {
      HttpUrl url =
          kubernetes
              .masterUrl()
              .newBuilder()
              .addPathSegments(".well-known/oauth-authorization-server")
              .build();

      assertThat(client.get(url).status()).isEqualTo(401);
    }
  }

  private HttpUrl discoveryUrl() {
    return cluster
        .masterUrl()
        .newBuilder()
        .addPathSegments(".well-known/oauth-authorization-server")
        .build();
  }

  private HttpUrl authorizeEndpoint() throws IOException {
    Answer discovery = master.get(discoveryUrl());
    assertThat(discovery.object().keySet())
        .contains("issuer", "authorization_endpoint", "token_endpoint");
    return HttpUrl.get(discovery.text("authorization_endpoint"))
        .newBuilder()
        .addQueryParameter("response_type", "token")
        .addQueryParameter("client_id", "openshift-challenging-client")
        .build();
  }

  private Answer authorize(HttpUrl url, String user, String secret) throws IOException {
    return master.get(
        url, "Authorization", Credentials.basic(user, secret, StandardCharsets.UTF_8), CSRF, "a");
  }

  private String token(String user, String secret) throws IOException {
    Answer answer = authorize(authorizeEndpoint(), user, secret);
    String fragment = HttpUrl.get(answer.headers().get("Location")).encodedFragment();
    return HttpUrl.get("http://localhost/?" + fragment).queryParameter("access_token");
  }

  private Answer api(String path, String token) throws IOException {
    String base = cluster.masterUrl().toString();
    return master.get(
        HttpUrl.get(base.substring(0, base.length() - 1) + path),
        "Authorization",
        "Bearer " + token);
  }
}
