package io.github.ibmcontainers.auth;

import java.net.URI;

/** Asks a person for a one-time passcode. */
@FunctionalInterface
public interface PasscodePrompt {
  /**
   * Called on a thread of the token source, at most once for a login.
   *
   * @param passcodePage the page that shows a passcode to a person who is logged in
   * @return the passcode
   */
  String passcode(URI passcodePage);
}
