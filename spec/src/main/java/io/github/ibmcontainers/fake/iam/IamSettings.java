package io.github.ibmcontainers.fake.iam;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the identity service.
 *
 * @param accessTokenLifetime the lifetime of an access token
 * @param idTokenLifetime the lifetime of an id token
 * @param refreshTokenLifetime the lifetime of a refresh token
 * @param passcodeLifetime the lifetime of a passcode
 * @param sessionIdleTimeout the idle time after which a session expires; empty if it doesn't expire
 * @param refreshTokens whether refresh tokens are issued
 * @param passcodesPerMinute the number of passcodes that can be requested per minute
 * @param clients the secrets of the OAuth clients by client id
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

  /** Returns the client ids, without secrets. */
  @Override
  public String toString() {
    return "IamSettings[clients=" + clients.keySet() + "]";
  }
}
