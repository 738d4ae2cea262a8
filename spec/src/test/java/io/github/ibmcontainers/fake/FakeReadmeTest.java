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

/** The curl example in FAKE.md runs. */
class FakeReadmeTest {
  private static final Path DOCUMENT = Path.of("FAKE.md");
  @TempDir private Path directory;

  @Test
  void theCurlExampleReadsTheVersionOfACluster() throws Exception {
    boolean curl =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "curl")));
    assumeTrue(curl, "curl is not on the PATH");
    try (FakeIbmCloud cloud = FakeIbmCloud.builder().lifeCycle(LifeCycleTimes.instant()).start()) {
      String script =
          block("sh")
              .replace("http://127.0.0.1:20400", iam(cloud))
              .replace("http://127.0.0.1:20402/global", cloud.endpoints().containers().toString());
      ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", script);
      shell.directory(directory.toFile()).redirectErrorStream(true);
      shell.environment().put("APIKEY", cloud.apiKey());
      Process process = shell.start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(output).contains("\"name\":\"mycluster\"", "\"gitVersion\":\"v1.30.6+IKS\"");
      assertThat(cloud.misdirectedCredentials()).isEmpty();
    }
  }

  private static String iam(FakeIbmCloud cloud) {
    String url = cloud.endpoints().iam().toString();
    return url.substring(0, url.length() - 1);
  }

  private static String block(String language) throws IOException {
    String page = Files.readString(DOCUMENT);
    int start = page.indexOf("```" + language + "\n") + language.length() + 4;
    return page.substring(start, page.indexOf("```", start));
  }
}
