package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Kubeconfig downloads in all formats. */
class KubeconfigTest extends CloudTest {
  private static final String REFRESH = "X-Auth-Refresh-Token";
  private static final String APPLY = "v2/applyRBACAndGetKubeconfig";

  @Test
  void isJsonByDefault() throws IOException {
    JsonObject config = get("v2/getKubeconfig?cluster=mycluster").object();
    JsonObject cluster = first(config, "clusters").getAsJsonObject("cluster");
    JsonObject provider =
        first(config, "users").getAsJsonObject("user").getAsJsonObject("auth-provider");
    JsonObject values = provider.getAsJsonObject("config");
    byte[] authority =
        Base64.getDecoder().decode(cluster.get("certificate-authority-data").getAsString());

    assertThat(cluster.get("server").getAsString() + "/")
        .isEqualTo(cloud.cluster("mycluster").masterUrl().toString());
    assertThat(new String(authority, StandardCharsets.UTF_8)).startsWith("-----BEGIN CERTIFICATE");
    assertThat(provider.get("name").getAsString()).isEqualTo("oidc");
    assertThat(values.get("idp-issuer-url").getAsString())
        .isEqualTo(cloud.endpoints().iam() + "identity");
    assertThat(claims(values.get("id-token").getAsString()).get("aud").getAsString())
        .isEqualTo("kube");
    assertThat(values.has("refresh-token")).isFalse();
  }

  @Test
  void containsARefreshTokenOfClientKubeThatRenewsTheIdToken() throws IOException {
    String sent = login(Http.BX).text("refresh_token");
    JsonObject values =
        first(get("v2/getKubeconfig?cluster=mycluster", REFRESH, sent).object(), "users")
            .getAsJsonObject("user")
            .getAsJsonObject("auth-provider")
            .getAsJsonObject("config");
    String held = values.get("refresh-token").getAsString();
    Http.Answer renewed = refresh(held, Http.KUBE);
    JsonObject unknown =
        get("v2/getKubeconfig?cluster=mycluster", REFRESH, "no-such-token").object();

    assertThat(held).isNotEqualTo(sent);
    assertThat(renewed.status()).isEqualTo(200);
    assertThat(claims(renewed.text("id_token")).get("aud").getAsString()).isEqualTo("kube");
    assertThat(refresh(renewed.text("refresh_token"), Http.BX).status()).isEqualTo(400);
    assertThat(refresh(sent, Http.BX).status()).isEqualTo(200);
    assertThat(unknown.toString()).doesNotContain("refresh-token");
  }

  private Http.Answer refresh(String token, String client) throws IOException {
    return http.form(
        cloud.endpoints().token(),
        form -> form.add("grant_type", "refresh_token").add("refresh_token", token),
        "Authorization",
        client);
  }

  @Test
  void isYamlOnRequest() throws IOException {
    String apply = send("POST", APPLY, "{\"cluster\":\"mycluster\",\"format\":\"yaml\"}").body();
    String old = get("v1/clusters/mycluster/config?format=yaml").body();

    for (String yaml : new String[] {apply, old}) {
      Map<String, Object> config = new Yaml().load(yaml);
      assertThat(config).containsEntry("kind", "Config").containsKeys("clusters", "users");
      assertThat(yaml).contains("id-token: ", "certificate-authority-data: ");
    }
  }

  @Test
  void isAnArchiveWithTheKubeconfigAndItsCertificate() throws IOException {
    Map<String, String> files = zip("v1/clusters/mycluster/config");

    assertThat(files).hasSize(2);
    assertThat(files.keySet()).anyMatch(n -> n.endsWith("/ca-dal10-mycluster.pem"));
    assertThat(files.keySet()).anyMatch(n -> n.endsWith("/kube-config-dal10-mycluster.yml"));
    assertThat(files.values())
        .anyMatch(t -> t.contains("certificate-authority: ca-dal10-mycluster.pem"));
  }

  @Test
  void containsKeysAndNetworkConfigurationForAdministrators() throws IOException {
    Map<String, String> old = zip("v1/clusters/mycluster/config/admin?createNetworkConfig=true");
    Map<String, String> current =
        zip("v2/getKubeconfig?cluster=mycluster&format=zip&admin=true&network=true");

    assertThat(old.keySet())
        .allMatch(n -> n.matches("kubeConfig[0-9]+/[^/]+"))
        .extracting(n -> n.substring(n.indexOf('/') + 1))
        .containsExactlyInAnyOrder(
            "admin-key.pem",
            "admin.pem",
            "ca-dal10-mycluster.pem",
            "calicoctl.cfg.template",
            "kube-config-dal10-mycluster.yml");
    assertThat(current.keySet())
        .containsExactlyInAnyOrder(
            "admin-key.pem",
            "admin.pem",
            "ca-dal10-mycluster.pem",
            "calicoctl.cfg.template",
            "kube-config-dal10-mycluster.yaml");
    assertThat(get("v2/getKubeconfig?cluster=mycluster&network=true").status()).isEqualTo(400);
  }

  @Test
  void containsACertificateThatTheMasterAcceptsForAdministrators() throws IOException {
    JsonObject user =
        first(get("v2/getKubeconfig?cluster=mycluster&admin=true").object(), "users")
            .getAsJsonObject("user");
    okhttp3.tls.HeldCertificate admin =
        okhttp3.tls.HeldCertificate.decode(
            pem(user, "client-certificate-data") + pkcs8(pem(user, "client-key-data")));
    assertThat(pem(user, "client-key-data")).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    FakeCluster cluster = cloud.cluster("mycluster");
    okhttp3.tls.HandshakeCertificates tls =
        new okhttp3.tls.HandshakeCertificates.Builder()
            .heldCertificate(admin)
            .addTrustedCertificate(cluster.caCertificate())
            .build();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .sslSocketFactory(tls.sslSocketFactory(), tls.trustManager())
            .build();
    Request request =
        new Request.Builder()
            .url(cluster.masterUrl().newBuilder().addPathSegments("api/v1/nodes").build())
            .build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
  }

  @Test
  void hasNoCertificateAuthorityAndNoUserOnOpenShift() throws IOException {
    JsonObject config = get("v2/getKubeconfig?cluster=vpc-openshift").object();
    JsonObject context = first(config, "contexts").getAsJsonObject("context");

    assertThat(first(config, "clusters").getAsJsonObject("cluster").keySet())
        .containsExactly("server");
    assertThat(config.getAsJsonArray("users")).isEmpty();
    assertThat(context.get("user").getAsString()).isEmpty();
  }

  @Test
  void usesTheRequestedEndpoint() throws IOException {
    String vpe = server("{\"cluster\":\"vpc-kubernetes\",\"endpointType\":\"vpe\"}");
    String link = server("{\"cluster\":\"satellite-openshift\",\"endpointType\":\"link\"}");
    int wrong =
        send("POST", APPLY, "{\"cluster\":\"mycluster\",\"endpointType\":\"vpe\"}").status();
    int unknown =
        send("POST", APPLY, "{\"cluster\":\"mycluster\",\"endpointType\":\"x\"}").status();

    assertThat(vpe + "/").isEqualTo(cloud.cluster("vpc-kubernetes").vpeUrl().toString());
    assertThat(link + "/").isEqualTo(cloud.cluster("satellite-openshift").masterUrl().toString());
    assertThat(wrong).isEqualTo(400);
    assertThat(unknown).isEqualTo(400);
  }

  private String server(String body) throws IOException {
    JsonObject config = send("POST", APPLY, body).object();
    return first(config, "clusters").getAsJsonObject("cluster").get("server").getAsString();
  }

  private Map<String, String> zip(String path) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Request request =
        new Request.Builder().url(api(path)).header("Authorization", bearer()).build();
    try (Response response = new OkHttpClient().newCall(request).execute();
        ZipInputStream zip = new ZipInputStream(response.body().byteStream())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static String pem(JsonObject user, String field) {
    return new String(
        Base64.getDecoder().decode(user.get(field).getAsString()), StandardCharsets.UTF_8);
  }

  /** Returns the key in PKCS #8, the only format that OkHttp reads. */
  private static String pkcs8(String pkcs1) throws IOException {
    byte[] key =
        Base64.getMimeDecoder()
            .decode(pkcs1.replaceAll("-----[A-Z ]+-----", "").getBytes(StandardCharsets.US_ASCII));
    okio.Buffer inner =
        new okio.Buffer()
            .write(okio.ByteString.decodeHex("020100300d06092a864886f70d0101010500" + "0482"))
            .writeShort(key.length)
            .write(key);
    okio.Buffer der = new okio.Buffer().writeShort(0x3082).writeShort((int) inner.size());
    der.writeAll(inner);
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(der.readByteArray())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static JsonObject first(JsonObject config, String list) {
    return config.getAsJsonArray(list).get(0).getAsJsonObject();
  }

  private static JsonObject claims(String token) {
    String payload =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    return JsonParser.parseString(payload).getAsJsonObject();
  }
}
