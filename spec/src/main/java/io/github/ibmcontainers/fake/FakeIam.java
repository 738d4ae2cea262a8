package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.iam.Directory;
import io.github.ibmcontainers.fake.iam.IamBackend;
import java.util.List;

/** The identity service of the fake cloud. Thread-safe. */
public final class FakeIam extends FakeService {
  private final IamBackend backend;
  private final Directory directory;

  FakeIam(Network network, IamBackend backend, Directory directory) {
    super(network, Service.IAM);
    this.backend = backend;
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

  /** Revokes all refresh tokens issued so far. */
  public void revokeRefreshTokens() {
    backend.revokeRefreshTokens();
  }
}
