package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Masters of Kubernetes clusters: authentication, authorization and objects. */
class MasterTest extends CloudTest {
  private final FakeCluster cluster = cloud.cluster("vpc-kubernetes");

  @Test
  void acceptsTheIdTokenOfClientKube() throws IOException {
    Answer version = master("/version", login(Http.KUBE).text("id_token"));

    assertThat(version.status()).isEqualTo(200);
    assertThat(cloud.misdirectedCredentials()).isEmpty();
  }

  @Test
  void rejectsTheAccessTokenOfClientBxLikeKubernetes() throws IOException {
    Answer version = master("/version", login(Http.BX).text("access_token"));

    assertThat(version.status()).isEqualTo(401);
    assertThat(version.text("kind")).isEqualTo("Status");
    assertThat(version.text("reason")).isEqualTo("Unauthorized");
    assertThat(version.object().get("code").getAsInt()).isEqualTo(401);
    assertThat(cloud.misdirectedCredentials()).hasSize(1);
  }

  @Test
  void forbidsCachingOfResponses() throws IOException {
    String token = login(Http.KUBE).text("id_token");
    Answer version = master("/version", token);
    Answer unauthorized = master("/version", "wrong");
    cloud.kubernetes().failNext(1, Fault.status(500));
    Answer failed = master("/version", token);

    assertThat(failed.status()).isEqualTo(500);
    for (Answer answer : new Answer[] {version, unauthorized, failed}) {
      assertThat(answer.headers().values("Cache-Control")).containsExactly("no-cache, private");
    }
  }

  @Test
  void rejectsTheAccessTokenOfClientKube() throws IOException {
    assertThat(master("/version", login(Http.KUBE).text("access_token")).status()).isEqualTo(401);
  }

  @Test
  void rejectsAnExpiredIdToken() throws IOException {
    String token = login(Http.KUBE).text("id_token");
    clock.advance(Duration.ofMinutes(21));

    assertThat(master("/version", token).status()).isEqualTo(401);
  }

  @Test
  void forbidsAccessUntilRbacIsSynchronized() throws IOException {
    String token = login(Http.KUBE).text("id_token");
    Answer before = master("/api/v1/namespaces", token);
    send("POST", "v2/applyRBACAndGetKubeconfig", "{\"cluster\":\"vpc-kubernetes\"}");
    Answer soon = master("/api/v1/namespaces", token);
    Answer statusSoon = get("v2/getRBACStatus?cluster=vpc-kubernetes");
    clock.advance(Duration.ofSeconds(1));
    Answer later = master("/api/v1/namespaces", token);
    Answer statusLater = get("v2/getRBACStatus?cluster=vpc-kubernetes");

    assertThat(before.status()).isEqualTo(403);
    assertThat(before.text("reason")).isEqualTo("Forbidden");
    assertThat(before.text("message")).contains("IAM#" + cloud.user());
    assertThat(soon.status()).isEqualTo(403);
    assertThat(statusSoon.object().get("synchronized").getAsBoolean()).isFalse();
    assertThat(later.status()).isEqualTo(200);
    assertThat(later.text("kind")).isEqualTo("NamespaceList");
    assertThat(later.body()).contains("kube-system");
    assertThat(statusLater.object().get("synchronized").getAsBoolean()).isTrue();
    assertThat(statusLater.object().get("error").getAsBoolean()).isFalse();
  }

  @Test
  void rbacSynchronizationCanFail() throws IOException {
    cluster.failRbacSync();
    send("POST", "v2/applyRBACAndGetKubeconfig", "{\"cluster\":\"vpc-kubernetes\"}");
    clock.advance(Duration.ofHours(1));
    Answer status = get("v2/getRBACStatus?cluster=vpc-kubernetes");

    assertThat(status.object().get("synchronized").getAsBoolean()).isFalse();
    assertThat(status.object().get("error").getAsBoolean()).isTrue();
    assertThat(master("/api/v1/nodes", login(Http.KUBE).text("id_token")).status()).isEqualTo(403);
  }

  @Test
  void listsGetsAndWatches() throws IOException {
    String token = known();
    Answer nodes = master("/api/v1/nodes", token);
    Answer namespace = master("/api/v1/namespaces/default", token);
    Answer missing = master("/api/v1/namespaces/nowhere", token);
    Answer unknown = master("/api/v1/unknown", token);
    Answer watch = master("/api/v1/namespaces?watch=true", token);
    JsonObject event =
        com.google.gson.JsonParser.parseString(watch.body().lines().findFirst().orElseThrow())
            .getAsJsonObject();

    assertThat(nodes.object().getAsJsonArray("items")).hasSize(2);
    assertThat(namespace.object().getAsJsonObject("metadata").get("name").getAsString())
        .isEqualTo("default");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text("reason")).isEqualTo("NotFound");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(event.get("type").getAsString()).isEqualTo("ADDED");
    assertThat(watch.body().lines().count()).isEqualTo(5);
  }

  @Test
  void createsAndDeletesNamespaces() throws IOException {
    String token = known();
    String body = "{\"kind\":\"Namespace\",\"metadata\":{\"name\":\"mine\"}}";
    try (Http master = trusting(cluster.caCertificate())) {
      HttpUrl url = cluster.masterUrl().newBuilder().addPathSegments("api/v1/namespaces").build();
      String bearer = "Bearer " + token;
      Answer made = master.json("POST", url, body, "Authorization", bearer);
      Answer twice = master.json("POST", url, body, "Authorization", bearer);
      Answer nonsense = master.json("POST", url, "[]", "Authorization", bearer);
      HttpUrl mine = url.newBuilder().addPathSegment("mine").build();
      Answer deleted = master.json("DELETE", mine, "{}", "Authorization", bearer);
      Answer gone = master.get(mine, "Authorization", bearer);

      assertThat(made.status()).isEqualTo(201);
      assertThat(twice.status()).isEqualTo(409);
      assertThat(nonsense.status()).isEqualTo(400);
      assertThat(deleted.status()).isEqualTo(200);
      assertThat(gone.status()).isEqualTo(404);
    }
  }

  @Test
  void hasACertificateOfItsOwnAuthority() {
    assertThatThrownBy(
            () -> {
              try (Http client = trusting(cloud.publicCaCertificate())) {
                client.get(cluster.masterUrl());
              }
            })
        .isInstanceOf(SSLException.class);
    assertThatThrownBy(
            () -> {
              try (Http client = trusting(cloud.cluster("mycluster").caCertificate())) {
                client.get(cluster.masterUrl());
              }
            })
        .isInstanceOf(SSLException.class);
  }

  @Test
  void rejectsTokensOfOtherAccountsAndOtherClouds() throws IOException {
    try (FakeIbmCloud other = FakeIbmCloud.builder().clock(clock).start()) {
      Answer foreign =
          http.form(
              other.endpoints().token(),
              form -> form.add("grant_type", Http.URN + "apikey").add("apikey", other.apiKey()),
              "Authorization",
              Http.KUBE);

      assertThat(master("/version", foreign.text("id_token")).status()).isEqualTo(401);
    }
  }

  @Test
  void listsClustersWithoutStartingTheirMasters() throws IOException {
    try (FakeIbmCloud big =
        FakeIbmCloud.builder()
            .rateLimit(false)
            .clusters(1000, ClusterSpec.classic("many").withWorkersPerZone(1))
            .start()) {
      int before = Thread.activeCount();
      Answer token =
          http.form(
              big.endpoints().token(),
              form -> form.add("grant_type", Http.URN + "apikey").add("apikey", big.apiKey()));
      Answer list =
          http.get(
              HttpUrl.get(big.endpoints().containers() + "/v2/classic/getClusters"),
              "Authorization",
              "Bearer " + token.text("access_token"));

      assertThat(list.array()).hasSize(1002);
      assertThat(list.array())
          .extracting(c -> c.getAsJsonObject().get("masterURL").getAsString())
          .doesNotHaveDuplicates()
          .allMatch(url -> url.startsWith("https://127.0.0.1:"));
      assertThat(Thread.activeCount()).isLessThan(before + 20);
    }
  }

  private String known() throws IOException {
    Answer config =
        send("POST", "v2/applyRBACAndGetKubeconfig", "{\"cluster\":\"vpc-kubernetes\"}");
    assertThat(config.status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    return login(Http.KUBE).text("id_token");
  }

  private Answer master(String pathAndQuery, String token) throws IOException {
    try (Http master = trusting(cluster.caCertificate())) {
      String base = cluster.masterUrl().toString();
      HttpUrl url = HttpUrl.get(base.substring(0, base.length() - 1) + pathAndQuery);
      return master.get(url, "Authorization", "Bearer " + token);
    }
  }
}
