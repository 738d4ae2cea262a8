package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.IamRateLimitedException;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.internal.time.Backoff;
import io.github.ibmcontainers.internal.time.Pauses;
import java.time.Duration;

/**
 * Provides the password for a login to an OAuth server: the API key if there is one, because IAM
 * limits the rate of passcodes, or else a one-time passcode for the session's refresh token.
 */
record LoginProofs(IamClient iam, TokenSource source, Credential credential, TimeSource time) {
  private static final int ATTEMPTS = 4;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  /** IAM issues a few passcodes per minute. */
  private static final Backoff BACKOFF = Backoff.doubling(Duration.ofSeconds(15), LONGEST_PAUSE);

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
                        "An OpenShift login requires an API key or a session with a refresh token, and this"
                            + " credential has neither. Use an API key, or the administrator's certificate"
                            + " (KubernetesOptions.administrator()).",
                        IamError.NONE,
                        null));
    return new LoginProof("passcode", passcode(refreshToken));
  }

  private String passcode(String refreshToken) {
    for (int attempt = 1; ; attempt++) {
      try {
        return iam.newPasscode(refreshToken);
      } catch (IamRateLimitedException e) {
        Duration wait = e.retryAfter().orElse(BACKOFF.pause(attempt));
        if (attempt >= ATTEMPTS || wait.compareTo(LONGEST_PAUSE) > 0) {
          throw e;
        }
        Pauses.sleep(time, wait, "waiting for IAM to issue another passcode");
      }
    }
  }
}
