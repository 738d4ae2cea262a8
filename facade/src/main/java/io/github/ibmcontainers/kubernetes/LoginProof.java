package io.github.ibmcontainers.kubernetes;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;

/**
 * What an OAuth server takes as user name and password.
 *
 * @param user {@code apikey} or {@code passcode}
 * @param secret the API key or the passcode
 */
record LoginProof(String user, String secret) {
  String authorization() {
    return Credentials.basic(user, secret, StandardCharsets.UTF_8);
  }

  /** What it is called in a message. */
  String words() {
    return user.equals("apikey") ? "API key" : "passcode";
  }

  /** No secret. */
  @Override
  public String toString() {
    return "LoginProof[user=" + user + "]";
  }
}
