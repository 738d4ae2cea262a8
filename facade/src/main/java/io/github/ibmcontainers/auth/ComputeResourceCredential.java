package io.github.ibmcontainers.auth;

import java.nio.file.Path;
import java.util.List;

/**
 * A trusted profile by compute resource token; see {@link
 * Credential#computeResource(TrustedProfile)}.
 *
 * @param profile the profile
 * @param tokenFiles where the token may be; the first that exists is read
 */
public record ComputeResourceCredential(TrustedProfile profile, List<Path> tokenFiles)
    implements Credential {
  static final List<Path> DEFAULT_FILES =
      List.of(
          Path.of("/var/run/secrets/tokens/vault-token"),
          Path.of("/var/run/secrets/tokens/sa-token"),
          Path.of("/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token"));

  /**
   * @throws IllegalArgumentException if there is no file to try
   */
  public ComputeResourceCredential {
    tokenFiles = List.copyOf(tokenFiles);
    if (tokenFiles.isEmpty()) {
      throw new IllegalArgumentException(
          "compute resource token file is missing: give at least one");
    }
  }
}
