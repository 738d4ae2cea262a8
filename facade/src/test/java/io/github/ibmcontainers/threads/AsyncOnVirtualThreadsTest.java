package io.github.ibmcontainers.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asynchronous calls in a JVM that has virtual threads. */
class AsyncOnVirtualThreadsTest {
  @TempDir private Path directory;

  @Test
  @DisplayName("Asynchronous calls run on virtual threads, and canceling one ends its request")
  void async() throws Exception {
    Optional<Path> jdk = OtherJvm.withVirtualThreads();
    assumeTrue(jdk.isPresent(), "No JDK with virtual threads is installed beside this one");
    OtherJvm.Outcome outcome =
        OtherJvm.run(jdk.get(), AsyncMain.class, 120, directory, OtherJvm.TWO_CARRIERS);
    assertThat(outcome.printed())
        .contains("on virtual threads 1000")
        .contains("ended true CallCanceledException")
        .contains("usable mine")
        .contains("own executor own");
    assertThat(outcome.ended()).isTrue();
  }
}
