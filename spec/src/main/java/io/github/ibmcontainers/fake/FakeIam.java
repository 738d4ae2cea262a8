package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.iam.Directory;
import io.github.ibmcontainers.fake.iam.IamRole;
import java.util.List;

/** The identity service of the fake cloud. Thread-safe. */
public final class FakeIam extends FakeService {
  private final IamRole role;
  private final Directory directory;

  FakeIam(Network network, IamRole role, Directory directory) {
    super(network, Service.IAM);
    this.role = role;
    this.directory = directory;
  }

  /** The requests for tokens, oldest first. */
  public List<RecordedCall> tokenRequests() {
    return operations("token");
  }

  /** From now on the API key is unknown. */
  public void revokeApiKey(String apiKey) {
    directory.removeApiKey(apiKey);
  }

  /** From now on no refresh token that was given out works. */
  public void revokeRefreshTokens() {
    role.revokeRefreshTokens();
  }
}
