package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.ingress.Ingress;
import io.github.ibmcontainers.cluster.satellite.HostAssignment;
import io.github.ibmcontainers.cluster.satellite.NewSatelliteLocation;
import io.github.ibmcontainers.cluster.service.Logging;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for calls of many groups: refusals before anything is sent, responses without a body.
 */
class OrdersTest {
  private static final Scope SCOPE =
      Scope.builder().account("acc1").resourceGroup("rg1").region("us-south").build();

  @Test
  @SuppressWarnings("deprecation") // what IBM has ended is tested as long as it is offered
  @DisplayName("#84 ended operations that need a refresh token say so when there is none")
  void endedNeedRefreshToken() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      try (TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
        Logging logging = it.services().logging();
        assertThatThrownBy(() -> logging.loggingInstances("c1"))
            .isInstanceOf(MissingScopeException.class)
            .hasMessageContaining("refresh token");
        assertThatThrownBy(() -> logging.monitoringInstances("c1"))
            .isInstanceOf(MissingScopeException.class);
      }
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  @DisplayName(
      "A success without the promised body is one, where nobody wants the body; HTML is none")
  void emptyOrHtml() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(200).body("").build());
      server.enqueue(new MockResponse.Builder().code(200).body("<html>log in</html>").build());
      try (TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
        Ingress ingress = it.services().ingress();
        ingress.setHealthCheck("c1", true);
        assertThatThrownBy(() -> ingress.setHealthCheck("c1", true))
            .isInstanceOf(InvalidResponseException.class);
      }
    }
  }

  @Test
  @DisplayName("What a location or an assignment lacks is said before anything is sent")
  void inputs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSatelliteLocation.named("l").zone("z1").build())
        .withMessageContaining("managedFrom")
        .withMessageContaining("three zones");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostAssignment.toPool("l1", "z1", "c1", "default", Map.of()))
        .withMessageContaining("labels");
  }
}
