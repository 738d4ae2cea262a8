package io.github.ibmcontainers.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IBM's core library for Node.js, if Node.js and the library are installed. */
class IbmNodeCoreTest {
  private static final String PROGRAM =
      """
      const { IamAuthenticator, BaseService } = require('ibm-cloud-sdk-core');
      const authenticator = new IamAuthenticator({
        apikey: process.env.IBMCLOUD_API_KEY, url: process.env.IBMCLOUD_IAM_API_ENDPOINT });
      const service = new BaseService({
        authenticator, serviceUrl: process.env.IBMCLOUD_CS_API_ENDPOINT });
      service.createRequest({
        options: { url: '/v2/classic/getClusters', method: 'GET' },
        defaultOptions: { serviceUrl: service.baseOptions.serviceUrl, headers: {} }
      }).then(answer => console.log(answer.result.map(c => c.name).join(' ')));
      """;

  @TempDir private Path directory;

  @Test
  void listsClustersWithTheEnvironmentVariablesOfTheCloud() throws Exception {
    assumeTrue(found("node") && found("npm"), "node and npm are not on the PATH");
    Run install =
        run(
            null,
            "npm",
            "install",
            "ibm-cloud-sdk-core@5",
            "--prefer-offline",
            "--fetch-retries=0",
            "--no-audit",
            "--no-fund");
    assumeTrue(install.status() == 0, "npm can't install ibm-cloud-sdk-core here");
    Files.writeString(directory.resolve("list.js"), PROGRAM);
    try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
      Run list = run(cloud, "node", "list.js");

      assertThat(list.output().strip()).isEqualTo("mycluster classic-frankfurt");
      assertThat(cloud.misdirectedCredentials()).isEmpty();
    }
  }

  private record Run(int status, String output) {}

  private Run run(@org.jspecify.annotations.Nullable FakeIbmCloud cloud, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    Path output = directory.resolve("output.txt");
    builder.redirectOutput(output.toFile());
    if (cloud != null) {
      builder.environment().putAll(cloud.environment());
    }
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Run(-1, "");
    }
    return new Run(process.exitValue(), Files.readString(output, UTF_8));
  }

  private static boolean found(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
