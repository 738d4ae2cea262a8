package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.security.cert.X509Certificate;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;

/** A fake cloud, an HTTP client, and common requests for tests. */
abstract class CloudTest {
  static final String JSON = "application/json";

  final TestClock clock = new TestClock();
  final Http http = new Http();
  final FakeIbmCloud cloud = start();

  /** The cloud that the tests of a class use. */
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .rateLimit(false)
        .maxWatchDuration(java.time.Duration.ofMillis(100))
        .start();
  }

  @AfterEach
  final void close() {
    http.close();
    cloud.close();
  }

  final HttpUrl api(String path) {
    return HttpUrl.get(cloud.endpoints().containers() + "/" + path);
  }

  final Answer login(String client) throws IOException {
    return http.form(
        cloud.endpoints().token(),
        form -> form.add("grant_type", Http.URN + "apikey").add("apikey", cloud.apiKey()),
        "Authorization",
        client);
  }

  /** The Authorization header of the first user in the first account. */
  final String bearer() throws IOException {
    return "Bearer " + login(Http.BX).text("access_token");
  }

  final Answer get(String path, String... headers) throws IOException {
    return http.get(api(path), with(headers));
  }

  final Answer send(String method, String path, String body, String... headers) throws IOException {
    return http.json(method, api(path), body, with(headers));
  }

  private String[] with(String... headers) throws IOException {
    String[] all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = bearer();
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }

  /**
   * Returns a client that trusts the given authorities, resolves IBM's host names and follows no
   * redirects.
   */
  final Http trusting(X509Certificate... authorities) {
    HandshakeCertificates.Builder trust = new HandshakeCertificates.Builder();
    for (X509Certificate authority : authorities) {
      trust.addTrustedCertificate(authority);
    }
    HandshakeCertificates certificates = trust.build();
    return new Http(
        new OkHttpClient.Builder()
            .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
            .dns(cloud.dns())
            .followRedirects(false)
            .followSslRedirects(false)
            .build());
  }
}
