package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import org.jspecify.annotations.Nullable;

/**
 * The cloud that a sample talks to: the real one if the environment has {@code IBMCLOUD_API_KEY},
 * else a fake one that starts here and ends with the sample.
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
