package io.github.ibmcontainers.auth;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A one-time passcode, given or asked for; thread-safe; see {@link Credential#passcode(String)}.
 */
public final class PasscodeCredential implements Credential {
  private final boolean wasGiven;
  // Taken by the first who logs in: it works once, however many sources share this credential.
  private final AtomicReference<@Nullable Secret> passcode;
  private final @Nullable PasscodePrompt prompt;

  private PasscodeCredential(@Nullable Secret passcode, @Nullable PasscodePrompt prompt) {
    this.wasGiven = passcode != null;
    this.passcode = new AtomicReference<>(passcode);
    this.prompt = prompt;
  }

  static PasscodeCredential given(Secret passcode) {
    return new PasscodeCredential(passcode, null);
  }

  static PasscodeCredential askedFor(PasscodePrompt prompt) {
    return new PasscodeCredential(null, prompt);
  }

  /** The passcode, to the first who asks. */
  @Nullable Secret take() {
    return passcode.getAndSet(null);
  }

  /** Puts back one that was taken and not sent. */
  void putBack(@Nullable Secret unused) {
    passcode.compareAndSet(null, unused);
  }

  @Nullable PasscodePrompt prompt() {
    return prompt;
  }

  /** Never the passcode. */
  @Override
  public String toString() {
    return "PasscodeCredential[" + (wasGiven ? "***" : "asked for") + "]";
  }
}
