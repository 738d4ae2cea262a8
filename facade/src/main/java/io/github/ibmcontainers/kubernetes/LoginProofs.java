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
 * Provides the password of a login to an OAuth server: the API key or, without one, a one-time
 * passcode that IAM issues for the session's refresh token. The API key is preferred because IAM
 * limits the rate of passcodes.
 */
record LoginProofs(IamClient iam, TokenSource source, Credential credential, TimeSource time) {
  private static final int ATTEMPTS = 4;

  private static final Duration MAX_PAUSE = Duration.ofMinutes(2);

  /** IAM issues only a few passcodes per minute. */
  private static final Backoff BACKOFF = Backoff.doubling(Duration.ofSeconds(15), MAX_PAUSE);

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
        if (attempt >= ATTEMPTS || wait.compareTo(MAX_PAUSE) > 0) {
          throw e;
        }
        Pauses.sleep(time, wait, "waiting for IAM to issue another passcode");
      }
    }
  }
}
