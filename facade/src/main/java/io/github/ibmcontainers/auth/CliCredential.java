package io.github.ibmcontainers.auth;

import java.nio.file.Path;
import java.util.Map;

/**
 * The login of the IBM Cloud CLI; see {@link Credential#ibmCloudCli()}.
 *
 * @param configFile the CLI's {@code config.json}
 */
public record CliCredential(Path configFile) implements Credential {
  /**
   * Where the CLI keeps its configuration: IBMCLOUD_HOME or BLUEMIX_HOME replace the home
   * directory.
   */
  static Path defaultFile(Map<String, String> environment, String userHome) {
    String home = environment.getOrDefault("IBMCLOUD_HOME", "");
    if (home.isBlank()) {
      home = environment.getOrDefault("BLUEMIX_HOME", "");
    }
    return Path.of(home.isBlank() ? userHome : home, ".bluemix", "config.json");
  }
}
