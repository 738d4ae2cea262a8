package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Invalid settings of the builder are rejected before a server starts. */
class BuilderTest {

  @Test
  void rejectsInvalidSettings() {
    assertRejected("32 hexadecimal digits", () -> FakeIbmCloud.builder().account("x", "X"));
    assertRejected("at least 1", () -> FakeIbmCloud.builder().accountsPerPage(0));
    assertRejected("from 1024", () -> FakeIbmCloud.builder().fixedPorts(80));
    assertRejected("negative", () -> LifeCycleTimes.all(Duration.ofSeconds(-1)));
    assertRejected("must have at least one zone", () -> ClusterSpec.classic("x").in("us-south"));
    assertRejected(
        "no such user: nobody",
        () ->
            FakeIbmCloud.builder()
                .apiKey("k", "nobody", FakeIbmCloudBuilder.FIRST_ACCOUNT)
                .start());
    assertRejected(
        "no such account: x", () -> FakeIbmCloud.builder().serviceId("s", "k", "x").start());
    assertRejected(
        "no such account: x",
        () -> FakeIbmCloud.builder().cluster(ClusterSpec.vpc("x").inAccount("x")).start());
    assertRejected(
        "two clusters of one account have the name mycluster",
        () -> FakeIbmCloud.builder().cluster(ClusterSpec.vpc("mycluster")).start());
  }

  @Test
  void startsOnlyOneCloud() {
    FakeIbmCloudBuilder builder = FakeIbmCloud.builder();
    builder.start().close();

    assertThatThrownBy(builder::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stopsTheStartedServersIfAPortIsInUse() throws IOException {
    // Another process may take the port between two steps; then another port is tried.
    boolean free = false;
    for (int attempt = 0; attempt < 20 && !free; attempt++) {
      free = isFreeAfterAFailedStart();
    }

    assertThat(free).isTrue();
  }

  private static boolean isFreeAfterAFailedStart() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int first = taken.getLocalPort() - 1;
      if (first < 1024 || first > 60_000 || !canBind(first)) {
        return false;
      }
      FakeIbmCloudBuilder builder = FakeIbmCloud.builder().fixedPorts(first);

      assertThatThrownBy(builder::start).isInstanceOf(UncheckedIOException.class);
      // The port of IAM, which was served before the taken one.
      return canBind(first);
    }
  }

  private static boolean canBind(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException inUse) {
      return false;
    }
  }

  private static void assertRejected(
      String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
