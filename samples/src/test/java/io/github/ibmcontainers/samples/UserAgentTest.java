package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The User-Agent of a program that uses the library's jar. */
class UserAgentTest {
  @Test
  @DisplayName("#136 the User-Agent of a request contains the version of the jar")
  void version() throws Exception {
    try (FakeIbmCloud cloud = FakeIbmCloud.builder().start();
        ContainersClient client =
            ContainersClient.builder()
                .credential(Credential.apiKey(cloud.apiKey()))
                .endpoints(
                    Endpoints.of(
                        cloud.endpoints().iam(),
                        cloud.endpoints().accounts(),
                        cloud.endpoints().containers()))
                .build()) {
      client.regions();
      assertThat(cloud.requests())
          .isNotEmpty()
          .allSatisfy(
              call ->
                  assertThat(call.header("User-Agent").orElse(""))
                      .contains("ibm-containers-java/" + packaged().orElse("unreleased") + " "));
    }
  }

  private static Optional<String> packaged() throws Exception {
    Path location =
        Path.of(ContainersClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(location)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(location.toFile())) {
      String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
      assertThat(version).matches("[0-9]+[.][0-9]+[.].*");
      return Optional.of(version);
    }
  }
}
