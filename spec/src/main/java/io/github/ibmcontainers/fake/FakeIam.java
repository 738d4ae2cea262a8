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

  /** Returns the token requests, oldest first. */
  public List<RecordedCall> tokenRequests() {
    return operations("token");
  }

  /** Revokes an API key. */
  public void revokeApiKey(String apiKey) {
    directory.removeApiKey(apiKey);
  }

  /** Revokes all refresh tokens that have been issued. */
  public void revokeRefreshTokens() {
    role.revokeRefreshTokens();
  }
}
