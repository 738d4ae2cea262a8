package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.internal.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges the compute resource token in a file. The file is rotated, so it is read for each
 * exchange.
 */
record ComputeResourceExchange(IamClient iam, Credential.ComputeResource credential)
    implements InitialExchange {
  @Override
  public IamToken login(@Nullable String accountId) {
    return iam.computeResource(crToken(), credential.profile(), accountId).withoutRefreshToken();
  }

  private String crToken() {
    for (Path file : credential.tokenFiles()) {
      if (Files.exists(file)) {
        return read(file);
      }
    }
    throw new AuthenticationException(
        "No compute resource token found; tried " + credential.tokenFiles());
  }

  private static String read(Path file) {
    try {
      String token = TextFile.read(file).strip();
      if (token.isEmpty()) {
        throw new AuthenticationException("The compute resource token file " + file + " is empty");
      }
      if (!Secret.isSendable(token)) {
        throw new AuthenticationException(
            "The compute resource token file " + file + " contains no token");
      }
      return token;
    } catch (IOException e) {
      throw new AuthenticationException(
          "The compute resource token file " + file + " cannot be read" + TextFile.reason(e),
          IamError.NONE,
          e);
    }
  }
}
