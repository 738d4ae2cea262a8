package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.error.MfaRequiredException;
import io.github.ibmcontainers.internal.iam.LoginLimit;
import io.github.ibmcontainers.internal.time.Pauses;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a one-time passcode. A given passcode is forgotten once it has been sent; with a
 * prompt, a person is asked for each one.
 */
record PasscodeExchange(IamClient iam, Credential.Passcode credential) implements InitialExchange {
  @Override
  public IamToken login(@Nullable String accountId) {
    Secret given = credential.take();
    TokenForm form = TokenForm.passcode(given == null ? ask() : given).account(accountId);
    try {
      return iam.token(form);
    } catch (ContainersException e) {
      if (!form.delivery().isSent() || IamFailures.isDeferred(e)) {
        credential.putBack(given);
      }
      throw e instanceof AuthenticationException refused ? translated(refused) : e;
    }
  }

  private Secret ask() {
    PasscodePrompt prompt = credential.prompt();
    if (prompt == null) {
      throw new LoginRequiredException(
          "The one-time passcode has already been used and the session can't be renewed. Log in again.",
          IamError.NONE,
          null);
    }
    String given;
    try {
      given = prompt.passcode(passcodePage());
    } catch (ContainersException e) {
      throw e;
    } catch (Exception e) {
      // Prompts in other languages can throw checked exceptions, too.
      Pauses.restoreInterrupt(e);
      throw new AuthenticationException(
          "The prompt for a passcode failed: " + e.getClass().getSimpleName(), IamError.NONE, e);
    } finally {
      LoginLimit.restart();
    }
    try {
      return Secret.of("passcode", given);
    } catch (IllegalArgumentException e) {
      throw new AuthenticationException(
          "The prompt for a passcode returned none: " + e.getMessage(), IamError.NONE, e);
    }
  }

  private URI passcodePage() {
    try {
      return iam.discover().passcode();
    } catch (AuthenticationException e) {
      // The usual address of the page is better than none.
      return iam.passcodePage();
    }
  }

  private static AuthenticationException translated(AuthenticationException e) {
    if (e instanceof MfaRequiredException || IamFailures.isTransient(e)) {
      return e;
    }
    if (e instanceof BadCredentialException || e.httpStatus().orElse(0) == 400) {
      return new LoginRequiredException(
          e.getMessage() + "; a passcode works once: get a new one", e.error(), e);
    }
    return e;
  }

  /** Returns whether a person is asked, who may mistype and try again. */
  boolean isPrompted() {
    return credential.prompt() != null;
  }

  @Override
  public boolean isRepeatable() {
    return isPrompted();
  }

  @Override
  public boolean isBoundToAccount() {
    return false;
  }
}
