package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * The cloud that a sample uses: IBM Cloud if {@code IBMCLOUD_API_KEY} is set, otherwise a fake one
 * that starts and ends with the sample.
 */
final class SampleCloud implements AutoCloseable {
  private final @Nullable FakeIbmCloud fake;

  private SampleCloud(@Nullable FakeIbmCloud fake) {
    this.fake = fake;
  }

  static SampleCloud start() {
    boolean real = !System.getenv().getOrDefault("IBMCLOUD_API_KEY", "").isBlank();
    return new SampleCloud(real ? null : FakeIbmCloud.start());
  }

  /** A builder that knows credential and endpoints. */
  ContainersClientBuilder client() {
    if (fake == null) {
      return ContainersClient.builderFromEnvironment();
    }
    return ContainersClient.builder()
        .credential(Credential.apiKey(fake.apiKey()))
        .endpoints(
            Endpoints.of(
                    fake.endpoints().iam(),
                    fake.endpoints().accounts(),
                    fake.endpoints().containers())
                .toBuilder()
                .resourceController(fake.endpoints().resourceController())
                .build());
  }

  /** A builder for the guide of February 2020: older hosts and paths, tokens with UAA fields. */
  ContainersClientBuilder client2020() {
    ContainersClientBuilder client = client().legacyUaaForm(true);
    if (fake == null) {
      return client.endpoints(Endpoints.of2020());
    }
    return client.endpoints(
        Endpoints.of(
            fake.endpoints().iam(),
            fake.endpoints().legacyAccountList(),
            fake.endpoints().containers()));
  }

  /**
   * A builder that trusts the masters of OpenShift clusters, too. In IBM Cloud, a public CA signs
   * their certificates; the fake cloud has one of its own.
   */
  ContainersClientBuilder openShiftClient() {
    if (fake == null) {
      return client();
    }
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .addPlatformTrustedCertificates()
            .addTrustedCertificate(fake.publicCaCertificate())
            .build();
    return client()
        .httpClient(
            new OkHttpClient.Builder()
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build());
  }

  /** The user of the fake cloud; the guides begin with user name and password. */
  Optional<Credential> user() {
    return Optional.ofNullable(fake).map(it -> Credential.password(it.user(), it.password()));
  }

  /** Whether this is the fake cloud. */
  boolean isFake() {
    return fake != null;
  }

  /** What a sample prints first. */
  String name() {
    return fake == null
        ? "IBM Cloud"
        : "a fake IBM Cloud (set IBMCLOUD_API_KEY to use the real one)";
  }

  @Override
  public void close() {
    if (fake != null) {
      fake.close();
    }
  }
}
