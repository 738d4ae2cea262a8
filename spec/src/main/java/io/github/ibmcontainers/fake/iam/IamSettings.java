package io.github.ibmcontainers.fake.iam;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the identity service behaves.
 *
 * @param accessTokenLife how long an access token lives
 * @param idTokenLife how long an id token lives
 * @param refreshTokenLife how long a refresh token lives
 * @param passcodeLife how long a passcode can be used
 * @param sessionIdle how long a session lives unused; empty for ever
 * @param refreshTokens whether refresh tokens are given to clients at all
 * @param passcodesPerMinute how many passcodes can be minted in a minute
 * @param clients the known client ids with their secrets
 */
public record IamSettings(
    Duration accessTokenLife,
    Duration idTokenLife,
    Duration refreshTokenLife,
    Duration passcodeLife,
    Optional<Duration> sessionIdle,
    boolean refreshTokens,
    int passcodesPerMinute,
    Map<String, String> clients) {

  /** Copies the clients. */
  public IamSettings {
    clients = Map.copyOf(clients);
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "IamSettings[clients=" + clients.keySet() + "]";
  }
}
