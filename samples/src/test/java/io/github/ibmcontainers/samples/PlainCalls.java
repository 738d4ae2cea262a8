package io.github.ibmcontainers.samples;

import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;

/** Sends the requests of IBM's guides by a plain HTTP client, for tests without this library. */
final class PlainCalls {
  private final FakeIbmCloud cloud;
  private final OkHttpClient http;

  PlainCalls(FakeIbmCloud cloud) {
    this.cloud = cloud;
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(cloud.publicCaCertificate())
            .build();
    http =
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
            .followRedirects(false)
            .build();
  }

  /** Returns the kubeconfig from the service once the user's roles are synchronized. */
  String kubeconfig(String cluster, boolean admin, boolean refresh)
      throws IOException, InterruptedException {
    var tokens =
        JsonParser.parseString(
                text(
                    new Request.Builder()
                        .url(cloud.endpoints().token())
                        .header("Authorization", Credentials.basic("bx", "bx"))
                        .post(
                            new FormBody.Builder()
                                .add("grant_type", "urn:ibm:params:oauth:grant-type:apikey")
                                .add("apikey", cloud.apiKey())
                                .build())
                        .build()))
            .getAsJsonObject();
    String bearer = "Bearer " + tokens.get("access_token").getAsString();
    Request.Builder request =
        new Request.Builder()
            .url(cloud.endpoints().containers() + "/v2/applyRBACAndGetKubeconfig")
            .header("Authorization", bearer)
            .post(
                RequestBody.create(
                    "{\"cluster\":\"" + cluster + "\",\"format\":\"yaml\",\"admin\":" + admin + "}",
                    MediaType.get("application/json")));
    if (refresh) {
      request.header("X-Auth-Refresh-Token", tokens.get("refresh_token").getAsString());
    }
    String kubeconfig = text(request.build());
    await(() -> rolesAreSynchronized(cluster, bearer));
    return kubeconfig;
  }

  private boolean rolesAreSynchronized(String cluster, String bearer) {
    try {
      return text(new Request.Builder()
              .url(cloud.endpoints().containers() + "/v2/getRBACStatus?cluster=" + cluster)
              .header("Authorization", bearer)
              .build())
          .contains("\"synchronized\":true");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns a token of an OpenShift cluster, requested as in the guide. */
  String openShiftToken(String cluster) throws IOException, InterruptedException {
    kubeconfig(cluster, false, false);
    HttpUrl master = cloud.cluster(cluster).masterUrl();
    String discovery =
        text(new Request.Builder().url(master + ".well-known/oauth-authorization-server").build());
    String authorize =
        JsonParser.parseString(discovery)
            .getAsJsonObject()
            .get("authorization_endpoint")
            .getAsString();
    Request request =
        new Request.Builder()
            .url(authorize + "?response_type=token&client_id=openshift-challenging-client")
            .header("Authorization", Credentials.basic("apikey", cloud.apiKey()))
            .header("X-CSRF-Token", "a")
            .build();
    try (Response response = http.newCall(request).execute()) {
      String fragment = HttpUrl.get(response.header("Location", "")).encodedFragment();
      return fragment.replaceAll(".*access_token=([^&]+).*", "$1");
    }
  }

  private String text(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      return response.body().string();
    }
  }

  /** Returns unsuccessful requests to API servers as {@code GET /path 404}. */
  List<String> unsuccessful() {
    return cloud.kubernetes().requests().stream()
        .filter(call -> call.status().orElse(200) >= 300)
        .map(call -> call.method() + " " + call.path() + " " + call.status().getAsInt())
        .distinct()
        .toList();
  }

  /** Polls a condition; the test's timeout limits it. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (!condition.getAsBoolean()) {
      never.await(20, TimeUnit.MILLISECONDS);
    }
  }
}
