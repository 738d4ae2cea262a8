package io.github.ibmcontainers.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ibmcontainers.testing.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behavior at the exit of a JVM, and in a JVM with virtual threads. */
class OtherJvmTest {
  /** With non-daemon threads, a JVM would stay for a minute after its last call. */
  private static final int SECONDS = 45;

  @TempDir private Path directory;

  @Test
  @DisplayName("#132 a JVM exits after main despite asynchronous calls and an unclosed client")
  void endsWithMain() throws Exception {
    List<Path> jdks = new ArrayList<>(List.of(OtherJvm.own()));
    OtherJvm.withVirtualThreads().filter(it -> !jdks.contains(it)).ifPresent(jdks::add);
    try (MockWebServer server = Servers.prompt()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .setHeader("Content-Type", "application/json")
                  .body(request.getTarget().contains("ersions") ? "{}" : "[]")
                  .build();
            }
          });
      server.start();
      for (Path jdk : jdks) {
        OtherJvm.Outcome outcome =
            OtherJvm.run(
                jdk,
                UnclosedMain.class,
                SECONDS,
                directory,
                List.of(),
                server.url("/global").toString());
        assertThat(outcome.printed()).as("%s", jdk).contains("found 0, answered 200");
        assertThat(outcome.ended()).as("%s", jdk).isTrue();
      }
    }
  }

  @Test
  @DisplayName(
      "#114 2,000 virtual threads list concurrently on two carriers; an interrupt throws the same type as on platform threads")
  void virtualThreads() throws Exception {
    Optional<Path> jdk = OtherJvm.withVirtualThreads();
    assumeTrue(jdk.isPresent(), "No JDK with virtual threads is installed beside this one");
    OtherJvm.Outcome outcome =
        OtherJvm.run(jdk.get(), VirtualThreadsMain.class, 120, directory, OtherJvm.TWO_CARRIERS);
    assertThat(outcome.printed())
        .contains("lists 2000")
        .contains("platform threads of the client 0")
        .contains("interrupted CallCanceledException true");
    assertThat(outcome.ended()).isTrue();
  }
}
