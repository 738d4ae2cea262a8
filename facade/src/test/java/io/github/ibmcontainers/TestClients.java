package io.github.ibmcontainers;

import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.FakeIbmCloudBuilder;
import io.github.ibmcontainers.fake.LifeCycleTimes;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import mockwebserver3.MockWebServer;

/** Clients for tests: loopback endpoints and manual time. */
public final class TestClients {
  /** The bearer token of {@link #of(MockWebServer, ManualTime)}. */
  public static final String TOKEN = "opaque-test-token";

  private TestClients() {}

  /** Returns a client of a single server, with a fixed token. */
  public static ContainersClientBuilder of(MockWebServer server, ManualTime time) {
    return ContainersClient.builder()
        .credential(Credential.bearerToken(TOKEN))
        .endpoints(
            Endpoints.of(server.url("/iam"), server.url("/coe/v2/accounts"), server.url("/global")))
        .time(time);
  }

  /** Returns a client of a fake cloud, with its API key. */
  public static ContainersClientBuilder of(FakeIbmCloud cloud, ManualTime time) {
    return of(cloud).time(time);
  }

  /** Returns a client of a fake cloud, with its API key and the system time. */
  public static ContainersClientBuilder of(FakeIbmCloud cloud) {
    return ContainersClient.builder()
        .credential(Credential.apiKey(cloud.apiKey()))
        .endpoints(endpoints(cloud));
  }

  /**
   * Returns a builder of a fake cloud that shares a manual clock, has no clusters yet, and whose
   * operations take minutes.
   */
  public static FakeIbmCloudBuilder slowCloud(ManualTime time) {
    return FakeIbmCloud.builder()
        .clock(time.clock())
        .rateLimit(false)
        .lifeCycle(LifeCycleTimes.all(Duration.ofMinutes(1)))
        .noDefaultClusters();
  }

  /** Returns a fake cloud's endpoints. */
  public static Endpoints endpoints(FakeIbmCloud cloud) {
    return Endpoints.of(
            cloud.endpoints().iam(), cloud.endpoints().accounts(), cloud.endpoints().containers())
        .toBuilder()
        .resourceController(cloud.endpoints().resourceController())
        .build();
  }
}
