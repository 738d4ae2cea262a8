package io.github.ibmcontainers.fake.iam;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the identity service behaves.
 *
 * @param accessTokenLifetime the lifetime of an access token
 * @param idTokenLifetime the lifetime of an id token
 * @param refreshTokenLifetime the lifetime of a refresh token
 * @param passcodeLifetime the lifetime of a passcode
 * @param sessionIdleTimeout the idle time after which a session expires; empty if it doesn't expire
 * @param refreshTokens whether refresh tokens are issued
 * @param passcodesPerMinute how many passcodes can be minted in a minute
 * @param clients the known client ids with their secrets
 */
public record IamSettings(
    Duration accessTokenLifetime,
    Duration idTokenLifetime,
    Duration refreshTokenLifetime,
    Duration passcodeLifetime,
    Optional<Duration> sessionIdleTimeout,
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
