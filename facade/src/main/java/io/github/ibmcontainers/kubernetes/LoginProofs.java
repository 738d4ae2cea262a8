package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.LoginRequiredException;
import java.time.Duration;

/**
 * Finds what to log in to an OAuth server with: the API key, if there is one, since passcodes are
 * rationed; else a one-time passcode that IAM gives for the session's refresh token.
 */
record LoginProofs(IamClient iam, TokenSource source, Credential credential, TimeSource time) {
  private static final int ATTEMPTS = 4;

  /** IAM gives a few passcodes a minute. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  LoginProof next() {
    if (credential instanceof Credential.ApiKey key) {
      return new LoginProof("apikey", key.apiKey().reveal());
    }
    String refreshToken =
        source
            .get()
            .refreshToken()
            .orElseThrow(
                () ->
                    new LoginRequiredException(
                        "An OpenShift login needs an API key or a session with a refresh token, and this"
                            + " credential has neither: use an API key, or the administrator's certificate"
                            + " (KubernetesOptions.administrator())",
                        IamError.NONE,
                        null));
    return new LoginProof("passcode", passcode(refreshToken));
  }

  private String passcode(String refreshToken) {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return iam.newPasscode(refreshToken);
      } catch (IamRateLimitedException e) {
        Duration wait = e.retryAfter().orElse(pause);
        if (attempt >= ATTEMPTS || wait.compareTo(LONGEST_PAUSE) > 0) {
          throw e;
        }
        Pauses.sleep(time, wait, "waiting for IAM to give another passcode");
        pause = pause.multipliedBy(2);
      }
    }
  }

  /** No credential. */
  @Override
  public String toString() {
    return "LoginProofs";
  }
}
