package io.github.ibmcontainers.kubernetes;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;

/**
 * The user name and password of a login to an OAuth server.
 *
 * @param user {@code apikey} or {@code passcode}
 * @param secret the API key or the passcode
 */
record LoginProof(String user, String secret) {
  String authorization() {
    return Credentials.basic(user, secret, StandardCharsets.UTF_8);
  }

  /** Returns the kind of password, for messages. */
  String displayName() {
    return user.equals("apikey") ? "API key" : "passcode";
  }

  /** Returns a text without the secret. */
  @Override
  public String toString() {
    return "LoginProof[user=" + user + "]";
  }
}
